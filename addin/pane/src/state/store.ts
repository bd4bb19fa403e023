// The one state of the pane. Everybody who listens hears of a change once, after the running code.
export class Store<State extends object> {
  private listeners: ((state: State) => void)[] = [];
  private told = true;

  constructor(private state: State) {}

  get(): State {
    return this.state;
  }

  set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    if (!this.told) return;
    this.told = false;
    queueMicrotask(() => {
      this.told = true;
      for (const listener of this.listeners) listener(this.state);
    });
  }

  listen(listener: (state: State) => void): void {
    this.listeners.push(listener);
  }
}
