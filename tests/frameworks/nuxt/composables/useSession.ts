// The browser's side: it asks, and ends nothing by itself.
export const useLogout = () => async () => {
  await $fetch('/api/auth/logout', { method: 'POST' })
  await navigateTo('/')
}
