// The questions of an interview as the pane shows them. Pure functions.
import type { Interview, Question, Section } from '../api/contract';

// A list of records holds the questions of its rows.
export interface Node {
  question: Question;
  rows: Node[][];
}

// The row of `list` that `path` belongs to: "gifts[0].to" is in row 0 of "gifts".
function rowIn(list: string, path: string): number | null {
  if (!path.startsWith(`${list}[`)) return null;
  const row = /^(\d+)\]\./.exec(path.slice(list.length + 1));
  return row ? Number(row[1]) : null;
}

export function tree(questions: readonly Question[]): Node[] {
  const top: Node[] = [];
  const lists: Node[] = []; // the open lists, the innermost last
  for (const question of questions) {
    const node: Node = { question, rows: Array.from({ length: question.records ? question.rows : 0 }, () => []) };
    while (lists.length > 0 && rowIn(lists.at(-1)!.question.path, question.path) === null) lists.pop();
    const list = lists.at(-1);
    const row = list ? rowIn(list.question.path, question.path) : null;
    if (list && row !== null) (list.rows[row] ??= []).push(node);
    else top.push(node);
    if (question.records) lists.push(node);
  }
  return top;
}

export interface SectionState {
  open: number;
  wrong: number;
}

export function stateOf(section: Section, interview: Interview): SectionState {
  const paths = new Set(section.questions.map((question) => question.path));
  return {
    open: interview.open.filter((path) => paths.has(path)).length,
    wrong: interview.wrong.filter((path) => paths.has(path)).length,
  };
}

export const sectionOf = (interview: Interview, path: string): number =>
  interview.sections.findIndex((section) => section.questions.some((question) => question.path === path));

// In the form's order, what is open or wrong; after `path`, else from the start.
export function nextToAnswer(interview: Interview, path: string | null): string | null {
  const waiting = new Set([...interview.open, ...interview.wrong]);
  const order = interview.sections.flatMap((section) => section.questions.map((question) => question.path));
  const from = path === null ? 0 : order.indexOf(path) + 1;
  return [...order.slice(from), ...order.slice(0, from)].find((one) => waiting.has(one)) ?? null;
}

export function questionAt(interview: Interview, path: string): Question | null {
  for (const section of interview.sections) {
    const found = section.questions.find((question) => question.path === path);
    if (found) return found;
  }
  return null;
}

// An address for a field on the page; paths hold characters that selectors would need escaped.
export const fieldId = (path: string): string => `q-${path.replace(/[^A-Za-z0-9_]/g, '-')}`;
