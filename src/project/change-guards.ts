/**
 * Code that refuses logins from before a change of password, whatever becomes of their records: it compares a time or a number that
 * the change writes, or a hook of the data layer ends the logins whenever the password is written.
 */
import type { CredentialKind, Place } from '../model/facts.ts'

const GUARD = new RegExp([
  // passwordChangedAt, password_updated_on, changedPasswordAfter
  String.raw`\b\w*(?:password|pwd|credential)s?_?(?:last_?)?(?:chang|updat|set|reset|modif)\w{0,4}_?(?:at|on|time|date|timestamp|ts|iat)\b`,
  String.raw`\b(?:last_?)?(?:chang|updat|reset)\w{0,2}_?(?:password|pwd)_?(?:at|on|time|date|after|since|before)\b`,
  // tokenVersion, session_version, securityStamp, tokensValidAfter
  String.raw`\b\w*(?:token|session|jwt|credential|password|pwd|\bauth)s?_?(?:version|generation|epoch|stamp)\b`,
  String.raw`\b\w*(?:token|session)s?_?(?:in)?valid\w{0,5}_?(?:after|since|from|before|at)\b|\bsecurity_?stamp\b`,
  // A key of which the password's hash is a part: jwt.sign(payload, SECRET + user.password)
  String.raw`secret\w*\W{1,6}(?:\w+\.)*(?:password|passwordHash|password_hash|hash)\b\s*[,)\x60}]`,
  // schema.pre('save', …): if (this.isModified('password')) this.tokens = []
  String.raw`(?:isModified|isDirectModified|changed|getDirty)\(\s*['"]\w*password\w*['"][^]{0,500}?(?:token|session)\w*(?:\s*=|\.(?:delete|remove|update|destroy)|\s*\))`,
].join('|'), 'i')

/** The first such place of each package. */
export function changeGuards(
  scopes: readonly string[], filesOf: (scope: string) => readonly string[], textOf: (file: string) => string,
): readonly { readonly scope: string; readonly place: Place }[] {
  return scopes.flatMap((scope) => {
    for (const file of filesOf(scope)) {
      const match = GUARD.exec(textOf(file))
      if (match !== null) return [{ scope, place: { file, start: match.index, end: match.index + match[0].length } }]
    }
    return []
  })
}

/** Changes after which nobody may log in to the account. */
export const CLOSING: ReadonlySet<CredentialKind> = new Set(['disabled-account', 'deleted-account'])

const LOOKUP = new RegExp([
  // User.findById(decoded.id), prisma.user.findUnique({ where: { id: payload.sub } }), `SELECT … WHERE id = ${claims.id}`
  String.raw`(?:find|get|load|fetch|select|query|where|one)\w*\s*[(\x60](?:(?!\b(?:const|let|var|return|if)\b)[^;]){0,200}?\b(?:decoded|payload|claims|verified|jwt\w+|sub)\b`,
  String.raw`(?:find|get|load|fetch|select|query)\w*\s*\([^;]{0,120}?\breq(?:uest)?\.user\b[^]{0,400}\bnext\(`,
  String.raw`\bverify\w*\s*\([^]{0,600}?\b\w*users?\w*\s*\.\s*(?:find|get|load|query|select)`,
  String.raw`deserializeUser|\bvalidate\s*\(\s*(?:\w+\s*,\s*)?payload\b`,
  // A hook of the data layer takes along what belongs to the user.
  String.raw`\.(?:pre|post)\s*(?:<[^>]*>)?\(\s*(?:\[[^\]]*)?['"](?:delete|remove|findOneAnd|update)`,
].join('|'), 'i')

/** Does the code look up whose login a token is, or do more than it says when a user is deleted? */
export const asksAboutUser = (text: string): boolean => LOOKUP.test(text)
