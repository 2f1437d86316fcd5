// Server-sent events over fetch, which can show a key where EventSource cannot.

// One text after another becomes {id, type, data}; a comment or a bare position says only where it is.
export class EventParser {
  #rest = '';
  #fields = {};

  hear(text, event) {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop();
    for (const line of lines) {
      if (line === '') {
        if (this.#fields.id !== undefined) {
          event(this.#fields);
        }
        this.#fields = {};
      } else if (!line.startsWith(':')) {
        const colon = line.indexOf(': ');
        this.#fields[line.slice(0, colon)] = line.slice(colon + 2);
      }
    }
  }
}

// Follows until it ends or is ended; resolves with true if somebody ended it.
export async function follow(answer, event) {
  const parser = new EventParser();
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parser.hear(part.value, event);
    }
    return false;
  } catch (cause) {
    return cause.name === 'AbortError';
  }
}
