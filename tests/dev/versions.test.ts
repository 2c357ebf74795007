import { describe, expect, it } from 'vitest'
import { checkedOf, isBehind } from '../../src/dev/check-versions.ts'
import { matrixOf } from '../../src/dev/framework-matrix.ts'
import { frameworks, libraries } from '../../src/knowledge/index.ts'

describe('the versions of a table', () => {
  it.each([
    ['5.3.0 and 4.22.3', ['express', 'router'], ['express 5.3.0']],
    ['axios 1.21.1, ky 2.1.0', ['axios', 'ky', 'got'], ['axios 1.21.1', 'ky 2.1.0']],
    ['supabase-js 2.109, ssr 0.12', ['@supabase/supabase-js', '@supabase/ssr'], ['@supabase/supabase-js 2.109', '@supabase/ssr 0.12']],
    ['Node 22 (undici), Chromium 156', [], []],
  ])('%s', (checked, packages, expected) => {
    expect(checkedOf('table', packages, checked).map(({ name, version }) => `${name} ${version}`)).toEqual(expected)
  })
  it.each([['5.3.0', '6.0.1', true], ['5.3.0', '5.9.0', false], ['0.7.0', '0.8.0', true], ['9.0', '8.1', false]] as const)(
    '%s before %s: %s', (checked, newest, behind) => expect(isBehind(checked, newest)).toBe(behind),
  )
})

describe('the matrix', () => {
  const rows = matrixOf(frameworks, libraries).slice(2)
  it('has a row for each framework', () => expect(rows).toHaveLength(frameworks.length))
  it('follows from the tables', () => {
    const express = rows.find((row) => row.startsWith('| [Express]'))
    expect(express?.split(' | ').slice(2).map((cell) => cell.replace(/ \|$/, ''))).toEqual([
      'routes', 'yes', expect.stringMatching(/express-session.*passport/), 'yes', 'yes', 'yes',
    ])
  })
})
