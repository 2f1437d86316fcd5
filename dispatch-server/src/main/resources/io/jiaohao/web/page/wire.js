// Messages of the device protocol as bytes and back, by the descriptor that the server makes from
// its own .proto. Numbers of 64 bits are ids, sequences and milliseconds: all below 2^53.

const VARINT = 0;
const FIXED_64 = 1;
const LENGTH = 2;
const FIXED_32 = 5;
const WIRE_TYPES = {
  double: FIXED_64, string: LENGTH, bytes: LENGTH, message: LENGTH,
};
const MAX_VARINT_BYTES = 10;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', {fatal: true});

export class WireError extends Error {}

export class Wire {
  #fieldsByNumber = new Map();
  #fields;
  #names = new Map();
  enums;

  constructor({messages, enums}) {
    this.#fields = messages;
    this.enums = enums;
    for (const [name, fields] of Object.entries(messages)) {
      this.#fieldsByNumber.set(name, new Map(fields.map(field => [field.number, field])));
    }
    for (const [name, values] of Object.entries(enums)) {
      this.#names.set(name, new Map(Object.entries(values).map(([word, value]) => [value, word])));
    }
  }

  write(name, message) {
    const out = [];
    this.#writeFields(out, name, message);
    return Uint8Array.from(out);
  }

  #writeFields(out, name, message) {
    for (const field of this.#fields[name]) {
      const value = message[field.name];
      if (value === undefined || value === null) {
        continue;
      }
      const values = field.repeated ? value : [value];
      for (const one of values) {
        if (field.repeated || field.optional || !isDefault(this.#plain(field, one))) {
          this.#writeField(out, field, one);
        }
      }
    }
  }

  #plain(field, value) {
    return field.type === 'enum' ? this.#valueOf(field.of, value) : value;
  }

  #writeField(out, field, value) {
    const wireType = WIRE_TYPES[field.type] ?? VARINT;
    writeVarint(out, field.number * 8 + wireType);
    switch (field.type) {
      case 'message': {
        const inner = [];
        this.#writeFields(inner, field.of, value);
        writeBytes(out, inner);
        break;
      }
      case 'string':
        writeBytes(out, encoder.encode(value));
        break;
      case 'bytes':
        writeBytes(out, value);
        break;
      case 'double': {
        const bytes = new Uint8Array(8);
        new DataView(bytes.buffer).setFloat64(0, value, true);
        out.push(...bytes);
        break;
      }
      case 'bool':
        writeVarint(out, value ? 1 : 0);
        break;
      case 'enum':
        writeVarint(out, this.#valueOf(field.of, value));
        break;
      default:
        writeVarint(out, value);
    }
  }

  #valueOf(name, word) {
    const value = typeof word === 'number' ? word : this.enums[name][word];
    if (value === undefined) {
      throw new WireError(`${name}: ${word} (expected: one of ${Object.keys(this.enums[name])})`);
    }
    return value;
  }

  // Fields that are not in the bytes have their zero; a message or a choice that is not there is
  // undefined. Fields that this descriptor does not know are passed over.
  read(name, bytes) {
    return this.#read(name, new Reader(bytes));
  }

  #read(name, reader) {
    const message = {};
    for (const field of this.#fields[name]) {
      if (field.repeated) {
        message[field.name] = [];
      } else if (!field.optional) {
        message[field.name] = this.#zeroOf(field);
      }
    }
    const fields = this.#fieldsByNumber.get(name);
    while (!reader.atEnd()) {
      const tag = reader.varint();
      const field = fields.get(Math.floor(tag / 8));
      const wireType = tag % 8;
      if (field === undefined || wireType !== (WIRE_TYPES[field.type] ?? VARINT)) {
        reader.skip(wireType);
      } else if (field.repeated) {
        message[field.name].push(this.#value(field, reader));
      } else {
        message[field.name] = this.#value(field, reader);
      }
    }
    return message;
  }

  #zeroOf(field) {
    switch (field.type) {
      case 'string': return '';
      case 'bytes': return new Uint8Array(0);
      case 'bool': return false;
      case 'enum': return this.#names.get(field.of).get(0);
      default: return 0;
    }
  }

  #value(field, reader) {
    switch (field.type) {
      case 'message': return this.#read(field.of, new Reader(reader.bytes()));
      case 'string': return decoder.decode(reader.bytes());
      case 'bytes': return reader.bytes();
      case 'double': return reader.double();
      case 'bool': return reader.varint() !== 0;
      case 'enum': {
        const value = reader.varint();
        return this.#names.get(field.of).get(value) ?? value;
      }
      default: return reader.varint();
    }
  }
}

function isDefault(value) {
  return value === 0 || value === '' || value === false || value?.length === 0;
}

function writeVarint(out, value) {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new WireError(`number: ${value} (expected: 0 to 2^53 - 1)`);
  }
  let left = value;
  while (left > 0x7f) {
    out.push(left % 0x80 + 0x80);
    left = Math.floor(left / 0x80);
  }
  out.push(left);
}

function writeBytes(out, bytes) {
  writeVarint(out, bytes.length);
  for (const byte of bytes) {
    out.push(byte);
  }
}

class Reader {
  #bytes;
  #at = 0;

  constructor(bytes) {
    this.#bytes = bytes;
  }

  atEnd() {
    return this.#at >= this.#bytes.length;
  }

  #take(length) {
    const from = this.#at;
    if (length > this.#bytes.length - from) {
      throw new WireError(
          `message: ${this.#bytes.length} bytes (expected: ${length} more at byte ${from})`);
    }
    this.#at = from + length;
    return this.#bytes.subarray(from, this.#at);
  }

  // A number above 2^53 - 1 is a negative one of 64 bits, or comes as the nearest number there is.
  varint() {
    let value = 0;
    let factor = 1;
    for (let i = 0; i < MAX_VARINT_BYTES; i++) {
      const byte = this.#take(1)[0];
      if (factor > 2 ** 42) {
        return this.#longVarint(value, BigInt(factor), byte, i);
      }
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) {
        return value;
      }
      factor *= 0x80;
    }
    throw new WireError(`number: over ${MAX_VARINT_BYTES} bytes`);
  }

  #longVarint(low, firstFactor, firstByte, index) {
    let value = BigInt(low);
    let factor = firstFactor;
    let byte = firstByte;
    for (let i = index; i < MAX_VARINT_BYTES; i++) {
      value += BigInt(byte & 0x7f) * factor;
      if (byte < 0x80) {
        return Number(BigInt.asIntN(64, value));
      }
      factor *= 0x80n;
      byte = this.#take(1)[0];
    }
    throw new WireError(`number: over ${MAX_VARINT_BYTES} bytes`);
  }

  bytes() {
    return this.#take(this.varint());
  }

  double() {
    const bytes = this.#take(8);
    return new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0, true);
  }

  skip(wireType) {
    switch (wireType) {
      case VARINT: this.varint(); break;
      case FIXED_64: this.#take(8); break;
      case LENGTH: this.bytes(); break;
      case FIXED_32: this.#take(4); break;
      default: throw new WireError(`wire type: ${wireType} (expected: 0, 1, 2 or 5)`);
    }
  }
}
