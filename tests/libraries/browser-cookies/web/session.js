import $cookies from 'vue-cookies'

$cookies.config('7d', '/')

/** What the button does. */
export async function leave() {
  await fetch('/logout', { method: 'POST' })
  $cookies.remove('auth_token')
}
