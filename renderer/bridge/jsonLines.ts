/** Cuts a stream of text pieces into the JSON values of its complete lines; blank lines keep the connection alive. */
export class JsonLines {
  #rest = '';

  push(piece: string): unknown[] {
    const lines = (this.#rest + piece).split('\n');
    this.#rest = lines.pop() ?? '';
    return lines.filter((line) => line.trim() !== '').map((line): unknown => JSON.parse(line));
  }
}
