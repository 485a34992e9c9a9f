const friendtalkTypes = ['FT', 'FI', 'FW'];

/** Friendtalk of older files is a Brand Message that still has to be given a type: the linter refuses it and offers one. */
export function withoutFriendtalk(json: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (!Array.isArray(json.nodes)) return json;
  return { ...json, nodes: json.nodes.map((node: unknown) => (isFriendtalk(node) ? asBrandMessage(node) : node)) };
}

function isFriendtalk(node: unknown): node is Record<string, unknown> {
  return typeof node === 'object' && node !== null && 'channel' in node && node.channel === 'friendtalk';
}

function asBrandMessage(node: Record<string, unknown>): Record<string, unknown> {
  const kakao = typeof node.kakao === 'object' && node.kakao !== null ? node.kakao : {};
  const type = 'messageType' in kakao ? kakao.messageType : undefined;
  const messageType = friendtalkTypes.find((known) => known === type) ?? 'FT';
  const defaults = { templateCode: '', templateStatus: 'draft', targeting: 'I' };
  return { ...node, channel: 'brandMessage', kakao: { ...defaults, ...kakao, messageType } };
}
