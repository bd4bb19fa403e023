// The add-in of a word processor without a pane of its own, with a document in memory: it announces
// it, follows what is asked of it and answers.
import { request } from 'node:https';

const same = (text) => text.replace(/\r\n|[\r\v\u2028]/g, '\n');

export class AddIn {
  constructor(bridge, token, document) {
    Object.assign(this, { bridge, token, draft: null, asked: [], kept: [], ...document });
  }

  async open(name = 'letter.docx') {
    const body = { program: 'LibreOffice Writer 25.2.3.2', name, can_track: true, can_remember: true };
    this.id = (await this.bridge.call('POST', '/api/v1/open-documents', { token: this.token, body })).body.id;
    this.at = `/api/v1/open-documents/${this.id}`;
    this.ended = this.follow();
    return this.id;
  }
  close() {
    return this.bridge.call('POST', `${this.at}/close`, { token: this.token });
  }

  // To the end of the stream.
  follow() {
    const { port, ca } = this.bridge;
    const headers = { 'X-Engross': '1', Authorization: `Bearer ${this.token}` };
    return new Promise((done, failed) => {
      const asked = request({ host: 'localhost', servername: 'localhost', port, family: 4, path: `${this.at}/operations`, headers, ca, agent: false }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part) => {
          text += part;
          for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
            this.told(text.slice(0, end));
            text = text.slice(end + 2);
          }
        });
        answer.on('end', done);
        answer.on('error', failed);
      });
      asked.on('error', failed);
      asked.end();
    });
  }

  told(event) {
    const data = /^event: operation$/m.test(event) ? /^data: (.*)$/m.exec(event)[1] : null;
    if (data === null) return;
    const { number, operation } = JSON.parse(data);
    this.asked.push(operation.do);
    void this.bridge.call('POST', `${this.at}/answers`, { token: this.token, body: { number, result: this.done(operation) } });
  }

  done(one) {
    const of = (tag) => this.controls.filter((control) => control.tag === tag);
    switch (one.do) {
      case 'tags': return [...new Set(this.controls.map(({ tag }) => tag))];
      case 'read': return this.controls.filter(({ tag }) => one.tags.includes(tag));
      case 'records': return this.kept;
      case 'keep': return (this.kept = [one.record]).length === 1;
      case 'recall': return this.draft;
      case 'remember': this.draft = one.draft; return true;
      case 'apply': {
        const report = { filled: [], left: [] };
        for (const { tag, nth, was, text } of one.fills) {
          const control = of(tag)[nth];
          const why = !control ? 'gone' : control.locked ? 'locked' : same(control.text) === same(was) ? null : 'changed';
          if (why === null) control.text = text;
          if (why === null) report.filled.push({ tag, nth });
          else report.left.push({ tag, nth, why });
        }
        return report;
      }
      default: throw new Error(`nobody asks for ${one.do} here`);
    }
  }
}
