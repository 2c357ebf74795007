import { describe, expect, it } from 'vitest'
import { entityWords } from '../../src/extract/entity-words.ts'
import { entityKind, isFalseFriend } from '../../src/extract/record-kind.ts'
import * as vocabulary from '../../src/knowledge/vocabulary.ts'

const { CLIENT_STORAGES, CREDENTIAL_FIELDS, DENYLIST_ALONE, FALSE_FRIENDS, MEDIUM, STRONG, ...others } = vocabulary

/** The phrases of a list. */
const phrasesOf = (list: readonly string[] | Readonly<Record<string, string>>): readonly string[] =>
  Array.isArray(list) ? (list as readonly string[]) : Object.keys(list)

const lists = Object.entries({ ...others, CREDENTIAL_FIELDS, DENYLIST_ALONE, FALSE_FRIENDS, MEDIUM, STRONG })

describe.each(lists)('%s', (_name, list) => {
  it('holds each phrase once', () => {
    const phrases = phrasesOf(list)
    expect(phrases.filter((phrase, index) => phrases.indexOf(phrase) !== index)).toEqual([])
  })

  it('spells its phrases as names are read, so that each can be found', () => {
    expect(phrasesOf(list).filter((phrase) => entityWords(phrase).join(' ') !== phrase)).toEqual([])
  })
})

it.each([...Object.keys(STRONG), ...Object.keys(MEDIUM)])('%s is a login', (phrase) => {
  expect(isFalseFriend(entityWords(phrase))).toBe(false)
  expect(entityKind(phrase)?.is).toBe('record')
})

it.each(FALSE_FRIENDS)('%s is none', (phrase) => expect(entityKind(phrase)).toBeNull())

it.each(DENYLIST_ALONE)('%s is a list of what is no longer accepted', (phrase) => expect(entityKind(phrase)?.is).toBe('denylist'))

it('keeps the spelling of what lives in the browser', () => expect(CLIENT_STORAGES).toContain('localStorage'))
