/** Tokens that an identity provider gives to the function that makes its user one of the application's. */
import { unknownValue, type FunctionValue, type UnknownValue, type Value } from '../syntax/values.ts'

const REASON = 'a token that an identity provider gave'

const TOKEN = /^_?(?:(?:access|refresh|id)_?token|token(?:_?secret|_?set|s)?)$/i
const PROFILE = /^_?(?:profile|user_?info)$/i

/** `(accessToken, refreshToken, profile, done) => …`: what the parameter gets; undefined where the function is none of that kind. */
export function providerToken({ node }: FunctionValue, index: number): Value | undefined {
  const names = node.params.map((parameter) => (parameter.type === 'Identifier' ? parameter.name : ''))
  const name = names[index] ?? ''
  if (!TOKEN.test(name) || !names.some((other) => PROFILE.test(other))) return undefined
  return unknownValue(REASON, { text: name, carries: ['token'], assigned: new Map(), members: new Map() })
}

/** The provider keeps the token, or part of what it gave; to the application's own logins it is nothing. */
export const isOfProvider = ({ reason }: UnknownValue): boolean => reason === REASON
