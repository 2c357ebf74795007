import { $, component$ } from '@builder.io/qwik'

export const Menu = component$(() => {
  const logout = $(() => { location.assign('/bye') })
  return <button onClick$={logout}>Log out</button>
})
