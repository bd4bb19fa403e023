// Server-sent events of an answer, as the HTML standard has them: what the helper tells of a job.

export interface ServerEvent {
  id: string;
  event: string;
  data: string;
}

// The events of a text that came in pieces; what is left of the last piece waits for more.
export class EventReader {
  private rest = '';

  take(piece: string): ServerEvent[] {
    this.rest += piece;
    const events: ServerEvent[] = [];
    for (let end = this.rest.indexOf('\n\n'); end >= 0; end = this.rest.indexOf('\n\n')) {
      const event = this.read(this.rest.slice(0, end));
      this.rest = this.rest.slice(end + 2);
      if (event.data !== '') events.push(event);
    }
    return events;
  }

  private read(block: string): ServerEvent {
    const event: ServerEvent = { id: '', event: 'message', data: '' };
    for (const line of block.split('\n')) {
      const colon = line.indexOf(':');
      if (colon <= 0) continue; // a comment, or a field without a value
      const value = line.slice(colon + 1).replace(/^ /, '');
      const field = line.slice(0, colon);
      if (field === 'data') event.data += event.data === '' ? value : `\n${value}`;
      else if (field === 'id' || field === 'event') event[field] = value;
    }
    return event;
  }
}
