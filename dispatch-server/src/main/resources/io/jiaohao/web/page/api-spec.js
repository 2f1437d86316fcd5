// The OpenAPI document as a list of operations that can be tried.

const METHODS = ['get', 'post', 'patch', 'delete'];
const DEEPEST = 6;

export class Spec {
  #document;

  constructor(document) {
    this.#document = document;
  }

  // [{name, description, zh, operations}], in the document's order.
  groups() {
    const operations = this.operations();
    return this.#document.tags.map(tag => ({name: tag.name, description: tag.description,
      zh: tag['x-zh'], operations: operations.filter(one => one.tag === tag.name)}))
        .filter(group => group.operations.length > 0);
  }

  operations() {
    return Object.entries(this.#document.paths).flatMap(([path, item]) => METHODS
        .filter(method => method in item && !('101' in item[method].responses))
        .map(method => this.#operation(path, method, item)));
  }

  #operation(path, method, item) {
    const found = item[method];
    const [type, content] = Object.entries(found.requestBody?.content ?? {})[0] ?? [];
    return {
      id: `${method}${path}`, method: method.toUpperCase(), path, tag: found.tags[0],
      summary: found.summary, zh: found['x-zh'],
      schemes: (found.security ?? []).flatMap(Object.keys),
      parameters: [...(item.parameters ?? []), ...(found.parameters ?? [])].map(one => this.#at(one)),
      type, example: content === undefined ? '' : this.#text(type, content.schema),
      follows: 'text/event-stream' in (found.responses['200']?.content ?? {}),
      answers: Object.entries(found.responses).map(([status, answer]) => [status,
        this.#at(answer).description]),
    };
  }

  // What a reference stands for; anything else is itself.
  #at(node) {
    return node.$ref === undefined ? node
        : node.$ref.slice(2).split('/').reduce((at, step) => at[step], this.#document);
  }

  #text(type, schema) {
    return type === 'application/json' ? JSON.stringify(this.#example(schema, 0), null, 2) : '';
  }

  #example(schema, depth) {
    const at = this.#at(schema);
    if (at.examples !== undefined || at.enum !== undefined) {
      return (at.examples ?? at.enum)[0];
    }
    if (at.type === 'object' && depth < DEEPEST) {
      return Object.fromEntries(Object.entries(at.properties ?? {})
          .filter(([name]) => at.required?.includes(name) ?? true)
          .map(([name, one]) => [name, this.#example(one, depth + 1)]));
    }
    return at.type === 'integer' ? at.minimum ?? 0 : at.type === 'boolean' ? false
        : at.type === 'array' ? [] : '';
  }
}

// What stands in a field before anybody has written into it.
export function firstValue(parameter) {
  return parameter.schema.format === 'uuid' ? crypto.randomUUID()
      : String(parameter.schema.enum?.[0] ?? '');
}
