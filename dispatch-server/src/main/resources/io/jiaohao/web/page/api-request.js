// A request as the form says it: how it is sent, and how curl would send it.

const quoted = text => `'${text.replaceAll('\'', '\'\\\'\'')}'`;

// values: what stands in the form, by the place and name of each parameter.
export function requestOf(operation, values, body, key) {
  const of = place => operation.parameters.filter(one => one.in === place)
      .map(one => [one.name, values.get(`${place}:${one.name}`) ?? '']);
  const path = of('path').reduce((all, [name, value]) =>
      all.replace(`{${name}}`, encodeURIComponent(value)), operation.path);
  const query = of('query').filter(([, value]) => value !== '')
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  const headers = Object.fromEntries(of('header').filter(([, value]) => value !== ''));
  if (key !== '' && operation.schemes.includes('program')) {
    headers.Authorization = `Bearer ${key}`;
  }
  const sendsBody = operation.type !== undefined && body.trim() !== '';
  if (sendsBody) {
    headers['Content-Type'] = operation.type;
  }
  return {method: operation.method, path: query === '' ? path : `${path}?${query}`, headers,
    body: sendsBody ? body : undefined};
}

// The key itself is not shown: the line may be copied into a letter.
export function curlOf({method, path, headers, body}, follows) {
  const shown = Object.entries(headers).map(([name, value]) => (name === 'Authorization'
    ? '-H "Authorization: Bearer $KEY"' : `-H ${quoted(`${name}: ${value}`)}`));
  return [`curl -s${follows ? 'N' : 'i'}`, ...(method === 'GET' ? [] : [`-X ${method}`]),
    quoted(location.origin + path), ...shown, ...(body === undefined ? [] : [`-d ${quoted(body)}`])]
      .join(' \\\n  ');
}
