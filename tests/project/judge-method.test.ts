import { describe, expect, it } from 'vitest'
import type { Endpoint } from '../../src/model/facts.ts'
import { judgeActsOnGet } from '../../src/project/judge-method.ts'
import { branch, clear, deleteRow, endpoint, get, invalidate, lost, opaque, post, run, send, write } from '../kit/facts.ts'

const is = (logout: Endpoint) => judgeActsOnGet(logout).is

describe('a GET that changes state', () => {
  it.each([
    ['ends a session', get(invalidate(), send())],
    ['takes the user out of it', get(invalidate({ effect: 'partial' }), send())],
    ['ends a sealed one', get(invalidate({ effect: 'stateless' }), send())],
    ['tells a provider', get(invalidate({ effect: 'delegated', provider: 'idp' }), send({ redirect: 'https://idp.example' }))],
    ['deletes a row', get(deleteRow('sessions'), send())],
    ['deletes an auth cookie', get(clear({ name: 'token' }), send())],
    ['does so under a condition', get(invalidate({ conditions: branch() }), send())],
  ])('is yes: it %s', (_, logout) => {
    expect(is(logout)).toBe('yes')
  })

  it('names the places', () => {
    const act = invalidate()
    expect(judgeActsOnGet(get(act, send())))
      .toEqual({ is: 'yes', why: 'GET reaches code that changes state', places: [act.place] })
  })
})

describe('a GET that does not', () => {
  it.each([
    ['only answers', get(send())],
    ['calls what ends nothing', get(invalidate({ effect: 'none' }), send())],
    ['deletes a flash cookie', get(clear({ name: 'flash' }), send())],
    ['sets a cookie', get(write({ name: 'theme' }), send())],
    ['acts in a `catch` alone', get(invalidate({ conditions: branch('', 1, 'catch') }), send())],
    ['calls what gets nothing of the request', get(opaque('log'), send())],
  ])('is no: it %s', (_, logout) => {
    expect(is(logout)).toBe('no')
  })
})

describe('methods', () => {
  it('is no where no safe method is routed to it', () => {
    expect(is(post(invalidate(), send()))).toBe('no')
    expect(is(endpoint([run([invalidate()], { method: null })], { methods: [] }))).toBe('no')
  })

  it('judges what GET reaches, not what POST reaches', () => {
    expect(is(endpoint([run([send()], { method: 'GET' }), run([invalidate(), send()])]))).toBe('no')
    expect(is(endpoint([run([invalidate(), send()], { method: 'GET' }), run([send()])]))).toBe('yes')
  })

  it('is yes where nothing filters, no where the handler does', () => {
    const acts = run([invalidate(), send()])
    expect(is(endpoint([{ ...acts, method: 'GET' }, acts], { methods: ['ANY'] }))).toBe('yes')
    expect(is(endpoint([run([send({ status: 405 })], { method: 'GET' }), acts], { methods: ['ANY'] }))).toBe('no')
  })

  it('takes HEAD for GET', () => {
    expect(is(endpoint([run([invalidate()], { method: 'HEAD' })]))).toBe('yes')
  })
})

describe('a GET that nobody can follow', () => {
  it('is yes where it calls something like `logout()` and is registered for GET by name', () => {
    const call = opaque('service.logout', { looksLikeInvalidation: true })
    expect(judgeActsOnGet(get(call, send()))).toMatchObject({ is: 'yes', why: 'GET reaches `service.logout`' })
    expect(is(endpoint([run([call], { method: 'GET' })], { methods: ['ANY'] }))).toBe('unknown')
  })

  it('is unknown where a call gets the request, or the trail was lost', () => {
    expect(is(get(opaque('next', { carries: ['request'] })))).toBe('unknown')
    expect(is(endpoint([run([], { method: 'GET', lost: [lost('handler')] })]))).toBe('unknown')
    expect(is(endpoint([], { methods: ['GET'] }))).toBe('unknown')
  })
})
