import type { CustomerRole } from '../dataset/dataset.ts';

export type RenderedPart =
  | { readonly kind: 'text'; readonly text: string }
  /** A variable filled from the customer. */
  | { readonly kind: 'value'; readonly text: string; readonly variable: string }
  /** A variable that this customer has no value for; `text` is the variable as written. */
  | { readonly kind: 'missing'; readonly text: string; readonly variable: string };

const variablePattern = /#\{([^{}]*)\}/g;

/** Names by which a message may call an attribute of known meaning, whatever its column is called. */
const roleNames: Readonly<Record<CustomerRole, readonly string[]>> = {
  name: ['이름', '고객명', '성함', 'name'],
  gender: ['성별', 'gender'],
  birthday: ['생일', '생년월일', 'birthday'],
  region: ['지역', 'region'],
  signupTime: ['가입일', 'signup'],
  acquisitionChannel: ['유입경로', 'acquisition'],
  email: ['이메일', 'email'],
  phone: ['전화번호', '휴대폰', 'phone'],
  kakaoFriend: [],
  pushToken: [],
  adConsent: [],
  adConsentTime: ['수신동의일'],
  emailConsent: [],
  emailConsentTime: [],
  smsConsent: [],
  smsConsentTime: [],
  kakaoConsent: [],
  kakaoConsentTime: [],
  pushConsent: [],
  pushConsentTime: [],
  nightConsent: [],
  nightConsentTime: [],
  tier: ['등급', '회원등급', 'tier'],
  points: ['포인트', '적립금', 'points'],
  zone: [],
};

/** The names in `#{…}`, each once in the order of appearance, without surrounding blanks. */
export function findVariables(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(variablePattern), (match) => match[1]!.trim()))];
}

/** The text without its variables: what is certain about its length. */
export function withoutVariables(text: string): string {
  return text.replaceAll(variablePattern, '');
}

/** The text with each variable replaced by what `valueOf` says. */
export function fillVariables(text: string, valueOf: (variable: string) => string): string {
  return text.replaceAll(variablePattern, (_whole, name: string) => valueOf(name.trim()));
}

/** The attribute that a variable stands for: the one of this very name, else the one of this known meaning; null if none. */
export function attributeOfVariable(
  variable: string,
  attributeNames: ReadonlySet<string>,
  roles: Readonly<Partial<Record<CustomerRole, string>>>,
): string | null {
  if (attributeNames.has(variable)) return variable;
  for (const [role, attribute] of Object.entries(roles)) {
    if (isRole(role) && roleNames[role].includes(variable)) return attribute;
  }
  return null;
}

function isRole(name: string): name is CustomerRole {
  return Object.hasOwn(roleNames, name);
}

/** The text as one customer reads it; `valueOf` answers null or an empty text where the customer has no value. */
export function renderText(text: string, valueOf: (variable: string) => string | null): RenderedPart[] {
  const parts: RenderedPart[] = [];
  let from = 0;
  for (const match of text.matchAll(variablePattern)) {
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    const variable = match[1]!.trim();
    const value = valueOf(variable);
    parts.push(
      value === null || value === ''
        ? { kind: 'missing', text: match[0], variable }
        : { kind: 'value', text: value, variable },
    );
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}
