// The rule of the API that every object of the small Word keeps: what was not loaded and synchronised
// cannot be read.

export class OfficeError extends Error {
  constructor(readonly code: string, message = code) {
    super(message);
    this.name = 'RichApi.Error';
  }
}

// What requests wait in until they are synchronised.
export interface Queue {
  later(request: () => void): void;
}

// What of an object can be read: what was loaded, as it was at that sync.
export class Loaded {
  private readonly known = new Map<string, unknown>();

  protected value(name: string): unknown {
    if (!this.known.has(name)) {
      throw new OfficeError('PropertyNotLoaded', `The property '${name}' is not available. Before reading the property's value, call the load method on the containing object and call "context.sync()" on the associated request context.`);
    }
    return this.known.get(name);
  }
  know(name: string, value: unknown): void {
    this.known.set(name, value);
  }
}

export class Result<T = string> {
  private known: { value: T } | null = null;
  constructor(queue: Queue, read: () => T) {
    queue.later(() => (this.known = { value: read() }));
  }
  get value(): T {
    if (!this.known) throw new OfficeError('ValueNotLoaded', 'The value of the result object has not been loaded yet. Before reading the value property, call "context.sync()" on the associated request context.');
    return this.known.value;
  }
}
