/** How other systems write variables: Liquid and Handlebars, Mailchimp, and the names in brackets of old SMS tools. */
const forms = [
  /\{\{\s*([^{}|]+?)\s*(?:\|[^{}]*)?\}\}/,
  /\*\|\s*([^|*]+?)\s*\|\*/,
  /%\[?\s*([가-힣A-Za-z_]{2,20})\s*\]?%/,
];

/** The first variable in another system's writing, as it stands and as it would be written here; null if there is none. */
export function foreignVariable(text: string): { text: string; name: string } | null {
  for (const form of forms) {
    const match = form.exec(text);
    if (match) return { text: match[0], name: match[1]!.trim() };
  }
  return null;
}

/** The text with every such variable in our own writing. */
export function withOwnVariables(text: string): string {
  let result = text;
  for (const form of forms) {
    result = result.replaceAll(new RegExp(form, 'g'), (_whole, name: string) => `#{${name.trim()}}`);
  }
  return result;
}
