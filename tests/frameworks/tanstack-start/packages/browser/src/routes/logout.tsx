import { createFileRoute, redirect } from '@tanstack/react-router'

// A router of the browser: no server answers here.
export const Route = createFileRoute('/logout')({
  beforeLoad() {
    localStorage.removeItem('token')
    throw redirect({ to: '/' })
  },
})
