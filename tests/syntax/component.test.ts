import type { Node } from 'oxc-parser'
import { describe, expect, it } from 'vitest'
import { parse, type ParsedFile } from '../../src/syntax/parse.ts'
import { walk } from '../../src/syntax/walk.ts'

function parsed(file: string, text: string): ParsedFile {
  const result = parse(file, text)
  if ('error' in result) throw new Error(result.error)
  return result
}

/** The texts of all calls in a program, cut out of the file by their offsets. */
function calls(program: Node | undefined, text: string): string[] {
  const found: string[] = []
  if (program) walk(program, (node) => { if (node.type === 'CallExpression') found.push(text.slice(node.start, node.end)) })
  return found
}

const own = (file: string, text: string): string[] => calls(parsed(file, text).program, text)

describe('Vue', () => {
  it('reads all scripts as one module', () => {
    const text = '<template><p>{{ t("é\u{1F600}") }}</p></template>\n<script>one()</script><script setup>two()</script>\n<style>a { b: c }</style>\n'
    expect(own('a.vue', text)).toEqual(['one()', 'two()'])
  })
  it('reads TypeScript, whose generics may hold a closing bracket', () => {
    const text = '<script setup lang="ts" generic="T extends Map<string, number>">\nconst a = one<T>()\n</script>'
    expect(own('a.vue', text)).toEqual(['one<T>()'])
  })
  it('leaves comments, data and other languages', () => {
    const text = '<!-- <script>no()</script> --><script type="application/json">{"a": 1}</script><script lang="coffee">x = -> 1</script>'
    expect(own('a.vue', text)).toEqual([])
  })
  it('keeps two scripts apart', () => {
    expect(own('a.vue', '<script>const a = b</script><script>(c)()</script>')).toEqual(['(c)()'])
  })
  it('may have no script', () => {
    expect(own('a.vue', '<template><a href="/">x</a></template>')).toEqual([])
  })
  it('says what cannot be parsed, and on which line', () => {
    expect(parse('a.vue', '<template/>\n<script>\nconst = 1\n</script>')).toMatchObject({ error: expect.stringMatching(/^line 3: /) as string })
  })
  it('reads windows line ends and what was never closed', () => {
    const text = '<script>\r\none()\r\n</script>\r\n<template>\r\n<p'
    expect(own('a.vue', text)).toEqual(['one()'])
    expect(own('a.vue', '<script>one()')).toEqual(['one()'])
  })
})

describe('Svelte', () => {
  it('reads the scripts of the module and of the instance', () => {
    const text = '<script context="module" lang="ts">one()</script>\n<script lang="ts">let a: string = two()\n$: three(a)</script>\n{#if a}<p>{a}</p>{/if}'
    expect(own('a.svelte', text)).toEqual(['one()', 'two()', 'three(a)'])
  })
})

describe('Astro', () => {
  const page = "---\nimport a from './a'\nexport const prerender = false\nif (!a) return Astro.redirect('/')\nconst b: string = await load()\n---\n<p>{b}</p>\n<script>\nclick()\n</script>\n"

  it('is a module whose default export is the code of the page', () => {
    const { program } = parsed('a.astro', page)
    expect(program.body.map(({ type }) => type)).toEqual(['ImportDeclaration', 'ExportNamedDeclaration', 'ExportDefaultDeclaration'])
    expect(calls(program, page)).toEqual(["Astro.redirect('/')", 'load()'])
  })
  it('keeps the code of the browser apart', () => {
    expect(calls(parsed('a.astro', page).client, page)).toEqual(['click()'])
  })
  it('says where the code of the page stands', () => {
    const { frontmatter } = parsed('a.astro', page)
    expect(page.slice(frontmatter?.start, frontmatter?.end)).toMatch(/^---\n[^]*\n---$/)
  })
  it('reads a page without code', () => {
    expect(parsed('a.astro', '<p>---</p>').program.body).toEqual([])
    expect(parsed('a.astro', '---\n---\n<p/>').program.body).toEqual([])
    expect(parsed('a.astro', '').program.body).toEqual([])
  })
  it('does without a script that cannot be parsed', () => {
    expect(parsed('a.astro', '---\none()\n---\n<script is:inline>const = {{ x }}</script>')).toMatchObject({ problem: expect.stringMatching(/^line 4: /) as string })
  })
})
