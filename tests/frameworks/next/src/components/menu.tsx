'use client'

import { useRouter } from 'next/navigation'

export function Menu() {
  const router = useRouter()
  async function handleLogout() {
    await fetch('/api/logout', { method: 'POST' })
    localStorage.removeItem('user')
    router.push('/')
  }
  return <button onClick={handleLogout}>Log out</button>
}
