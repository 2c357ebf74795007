/** The browser is cleared when the server has answered, and a failure is told to somebody. */
import { describe, expect, it } from 'vitest'
import { repaired } from '../kit/repairs.ts'

describe('logouts that wait for the server', () => {
  it('a chained catch that does nothing', () => {
    const files = {
      'src/logout.jsx': `function Page() {
  async function onLogout() {
    await fetch("/api/logout", { method: "POST" }).catch(() => {});
    try {
      localStorage.removeItem("cart_id");
    } catch {}
    router.replace("/login?loggedOut=1");
  }
}
`,
    }
    expect(repaired(files, 'confirm-client-logout')).toEqual({
      changed: {
        'src/logout.jsx': `function Page() {
  async function onLogout() {
    try {
      const response = await fetch("/api/logout", { method: "POST" });
      if (!response.ok) throw new Error(\`Logging out failed: \${response.status}\`);
    } finally {
      try {
        localStorage.removeItem("cart_id");
      } catch {}
      router.replace("/login?loggedOut=1");
    }
  }
}
`,
      },
      left: [],
    })
  })

  it('an empty catch', () => {
    const files = {
      'src/logout.jsx': `export async function bye() {
  try {
    await fetch('/logout', { method: 'POST' })
  } catch {}
  localStorage.removeItem('token')
  navigate('/login')
}
`,
    }
    expect(repaired(files, 'confirm-client-logout')).toEqual({
      changed: {
        'src/logout.jsx': `export async function bye() {
  try {
    const response = await fetch('/logout', { method: 'POST' })
    if (!response.ok) throw new Error(\`Logging out failed: \${response.status}\`)
  } finally {
    localStorage.removeItem('token')
    navigate('/login')
  }
}
`,
      },
      left: [],
    })
  })

  it('a line in the console stays, and the error goes on', () => {
    const files = {
      'src/logout.jsx': `export async function bye() {
  try {
    await axios.post('/logout')
  } catch (err) {
    console.error('Logout failed', err)
  }

  // the token goes in any case
  localStorage.removeItem('token')
  return true
}
`,
    }
    expect(repaired(files, 'confirm-client-logout')).toEqual({
      changed: {
        'src/logout.jsx': `export async function bye() {
  try {
    await axios.post('/logout')
  } catch (err) {
    console.error('Logout failed', err)
    throw err
  } finally {
    // the token goes in any case
    localStorage.removeItem('token')
  }
  return true
}
`,
      },
      left: [],
    })
  })

  it('told as the file tells of other failures', () => {
    const files = {
      'src/logout.jsx': `import { toast } from 'react-hot-toast'

export async function load() {
  try {
    await fetch('/orders')
  } catch (error) {
    toast.error(error.message || 'Failed to load the orders')
  }
}

export async function bye() {
  try {
    await fetch('/logout', { method: 'POST' })
  } catch (error) {
    console.error(error)
  }
  localStorage.removeItem('token')
}
`,
    }
    expect(repaired(files, 'confirm-client-logout')).toEqual({
      changed: {
        'src/logout.jsx': `import { toast } from 'react-hot-toast'

export async function load() {
  try {
    await fetch('/orders')
  } catch (error) {
    toast.error(error.message || 'Failed to load the orders')
  }
}

export async function bye() {
  try {
    const response = await fetch('/logout', { method: 'POST' })
    if (!response.ok) throw new Error(\`Logging out failed: \${response.status}\`)
  } catch (error) {
    console.error(error)
    toast.error(error.message || 'Failed to log out')
  }
  localStorage.removeItem('token')
}
`,
      },
      left: [],
    })
  })

  it('told by the state of the component', () => {
    const files = {
      'src/logout.jsx': `import { useState } from 'react'

export function Page() {
  const [error, setError] = useState('')
  const load = async () => {
    try {
      await fetch('/orders')
    } catch (err) {
      setError('Failed to load the orders')
    }
  }
  const onLogout = async () => {
    await fetch('/logout', { method: 'POST' }).catch(() => undefined)
    localStorage.removeItem('token')
  }
  return <button onClick={onLogout}>{error}</button>
}
`,
    }
    expect(repaired(files, 'confirm-client-logout')).toEqual({
      changed: {
        'src/logout.jsx': `import { useState } from 'react'

export function Page() {
  const [error, setError] = useState('')
  const load = async () => {
    try {
      await fetch('/orders')
    } catch (err) {
      setError('Failed to load the orders')
    }
  }
  const onLogout = async () => {
    try {
      const response = await fetch('/logout', { method: 'POST' })
      if (!response.ok) throw new Error(\`Logging out failed: \${response.status}\`)
    } catch {
      setError('Failed to log out')
    }
    localStorage.removeItem('token')
  }
  return <button onClick={onLogout}>{error}</button>
}
`,
      },
      left: [],
    })
  })

  it('the state of another component is out of reach', () => {
    const files = {
      'src/logout.jsx': `import { useState } from 'react'

export function Orders() {
  const [error, setError] = useState('')
  const load = async () => {
    try {
      await fetch('/orders')
    } catch (err) {
      setError('Failed to load the orders')
    }
  }
}
export function Page() {
  const onLogout = async () => {
    await fetch('/logout', { method: 'POST' }).catch(() => undefined)
    localStorage.removeItem('token')
  }
  return <button onClick={onLogout}>x</button>
}
`,
    }
    expect(repaired(files, 'confirm-client-logout')).toEqual({
      changed: {
        'src/logout.jsx': `import { useState } from 'react'

export function Orders() {
  const [error, setError] = useState('')
  const load = async () => {
    try {
      await fetch('/orders')
    } catch (err) {
      setError('Failed to load the orders')
    }
  }
}
export function Page() {
  const onLogout = async () => {
    try {
      const response = await fetch('/logout', { method: 'POST' })
      if (!response.ok) throw new Error(\`Logging out failed: \${response.status}\`)
    } finally {
      localStorage.removeItem('token')
    }
  }
  return <button onClick={onLogout}>x</button>
}
`,
      },
      left: [],
    })
  })

  it('nobody sees the state of a component that is left', () => {
    const files = {
      'src/logout.jsx': `import { useState } from 'react'

export function Page() {
  const [error, setError] = useState('')
  const load = async () => {
    try {
      await fetch('/orders')
    } catch (err) {
      setError('Failed to load the orders')
    }
  }
  const onLogout = async () => {
    await fetch('/logout', { method: 'POST' }).catch(() => undefined)
    localStorage.removeItem('token')
    navigate('/login')
  }
  return <button onClick={onLogout}>{error}</button>
}
`,
    }
    expect(repaired(files, 'confirm-client-logout')).toEqual({
      changed: {
        'src/logout.jsx': `import { useState } from 'react'

export function Page() {
  const [error, setError] = useState('')
  const load = async () => {
    try {
      await fetch('/orders')
    } catch (err) {
      setError('Failed to load the orders')
    }
  }
  const onLogout = async () => {
    try {
      const response = await fetch('/logout', { method: 'POST' })
      if (!response.ok) throw new Error(\`Logging out failed: \${response.status}\`)
    } finally {
      localStorage.removeItem('token')
      navigate('/login')
    }
  }
  return <button onClick={onLogout}>{error}</button>
}
`,
      },
      left: [],
    })
  })

  it('no toast survives the page', () => {
    const files = {
      'src/logout.js': `import { toast } from 'react-hot-toast'

export async function load() {
  try {
    await fetch('/orders')
  } catch (error) {
    toast.error(error.message || 'Failed to load the orders')
  }
}

export async function bye() {
  try {
    await fetch('/logout', { method: 'POST' })
  } catch (error) {
    console.error(error)
  }
  localStorage.removeItem('token')
  window.location.href = '/'
}
`,
    }
    expect(repaired(files, 'confirm-client-logout')).toEqual({
      changed: {
        'src/logout.js': `import { toast } from 'react-hot-toast'

export async function load() {
  try {
    await fetch('/orders')
  } catch (error) {
    toast.error(error.message || 'Failed to load the orders')
  }
}

export async function bye() {
  try {
    const response = await fetch('/logout', { method: 'POST' })
    if (!response.ok) throw new Error(\`Logging out failed: \${response.status}\`)
  } catch (error) {
    console.error(error)
    throw error
  } finally {
    localStorage.removeItem('token')
    window.location.href = '/'
  }
}
`,
      },
      left: [],
    })
  })

  it('a message in another language is not translated', () => {
    const files = {
      'src/logout.js': `import { toast } from 'sonner'

export async function load() {
  try {
    await fetch('/orders')
  } catch (error) {
    toast.error('Error al cargar los pedidos')
  }
}

export const bye = async () => {
  await fetch('/logout', { method: 'POST' }).catch((error) => console.error(error))
  localStorage.removeItem('token')
}
`,
    }
    expect(repaired(files, 'confirm-client-logout')).toEqual({
      changed: {
        'src/logout.js': `import { toast } from 'sonner'

export async function load() {
  try {
    await fetch('/orders')
  } catch (error) {
    toast.error('Error al cargar los pedidos')
  }
}

export const bye = async () => {
  try {
    const response = await fetch('/logout', { method: 'POST' })
    if (!response.ok) throw new Error(\`Logging out failed: \${response.status}\`)
  } finally {
    localStorage.removeItem('token')
  }
}
`,
      },
      left: [],
    })
  })

  it('a handler that did not wait', () => {
    const files = {
      'src/logout.jsx': `export function Page() {
  const onLogout = () => {
    fetch('/logout', {
      method: 'POST',
    })
    localStorage.removeItem('token')
    navigate('/login')
  }
  return <button onClick={onLogout}>x</button>
}
`,
    }
    expect(repaired(files, 'confirm-client-logout')).toEqual({
      changed: {
        'src/logout.jsx': `export function Page() {
  const onLogout = async () => {
    try {
      const response = await fetch('/logout', {
        method: 'POST',
      })
      if (!response.ok) throw new Error(\`Logging out failed: \${response.status}\`)
    } finally {
      localStorage.removeItem('token')
      navigate('/login')
    }
  }
  return <button onClick={onLogout}>x</button>
}
`,
      },
      left: [],
    })
  })

  it('a function whose callers go on', () => {
    const files = {
      'src/logout.jsx': `const logout = () => {
  fetch('/logout', { method: 'POST' })
  localStorage.removeItem('token')
}

export function Page() {
  return <button onClick={() => { logout(); navigate('/login') }}>x</button>
}
`,
    }
    expect(repaired(files, 'confirm-client-logout')).toEqual({
      changed: {},
      left: [
        'no-unconfirmed-client-cleanup: the function does not wait for the server, and neither do those that call it',
      ],
    })
  })

  it('an effect cannot wait', () => {
    const files = {
      'src/logout.jsx': `export function Page() {
  useEffect(() => {
    fetch('/logout', { method: 'POST' })
    localStorage.removeItem('token')
  }, [])
  return <p>x</p>
}
`,
    }
    expect(repaired(files, 'confirm-client-logout')).toEqual({
      changed: {},
      left: [
        'no-unconfirmed-client-cleanup: the function does not wait for the server, and neither do those that call it',
      ],
    })
  })

  it('a component of Vue; a client that rejects error statuses', () => {
    const files = {
      'src/Bye.vue': `<script setup lang="ts">
const router = useRouter()

async function bye() {
  try {
    await $fetch('/api/logout', { method: 'POST' })
  } catch (e) {
    // ignore
  }
  localStorage.removeItem('token')
  router.push('/')
}
</script>

<template>
  <button @click="bye">Bye</button>
</template>
`,
    }
    expect(repaired(files, 'confirm-client-logout')).toEqual({
      changed: {
        'src/Bye.vue': `<script setup lang="ts">
const router = useRouter()

async function bye() {
  try {
    await $fetch('/api/logout', { method: 'POST' })
  } finally {
    localStorage.removeItem('token')
    router.push('/')
  }
}
</script>

<template>
  <button @click="bye">Bye</button>
</template>
`,
      },
      left: [],
    })
  })

  it('what the function returns is returned behind it', () => {
    const files = {
      'src/logout.ts': `export async function bye(): Promise<boolean> {
  void fetch('/logout', { method: 'POST' })
  const next = location.pathname
  localStorage.removeItem('token')
  sessionStorage.setItem('next', next)
  return true
}
`,
    }
    expect(repaired(files, 'confirm-client-logout')).toEqual({
      changed: {
        'src/logout.ts': `export async function bye(): Promise<boolean> {
  try {
    const response = await fetch('/logout', { method: 'POST' })
    if (!response.ok) throw new Error(\`Logging out failed: \${response.status}\`)
  } finally {
    const next = location.pathname
    localStorage.removeItem('token')
    sessionStorage.setItem('next', next)
  }
  return true
}
`,
      },
      left: [],
    })
  })

  it('what is declared on the way is needed behind it', () => {
    const files = {
      'src/logout.ts': `export async function bye(): Promise<string> {
  void fetch('/logout', { method: 'POST' })
  const next = location.pathname
  localStorage.removeItem('token')
  return next
}
`,
    }
    expect(repaired(files, 'confirm-client-logout')).toEqual({
      changed: {},
      left: [
        'no-unconfirmed-client-cleanup: what is declared while the browser is cleared is used afterwards',
      ],
    })
  })

  it('a request that is part of something else', () => {
    const files = {
      'src/logout.js': `export async function bye(user) {
  if (user) fetch('/logout', { method: 'POST' })
  localStorage.removeItem('token')
}
`,
    }
    expect(repaired(files, 'confirm-client-logout')).toEqual({
      changed: {},
      left: [
        'no-unconfirmed-client-cleanup: the request is part of a larger statement',
      ],
    })
  })

  it('a request whose object hears of its failure', () => {
    const files = {
      'src/logout.js': `export function bye() {
  $.ajax({ url: '/logout', type: 'POST', error: () => alert('Still logged in') })
  localStorage.removeItem('token')
}
`,
    }
    expect(repaired(files, 'confirm-client-logout')).toEqual({
      changed: {},
      left: [],
    })
  })

  it('a request that is described by an object', () => {
    const files = {
      'src/logout.js': `import axios from 'axios'

export const bye = async () => {
  await axios({ url: '/logout', method: 'post' }).catch(() => {})
  localStorage.removeItem('token')
}
`,
    }
    expect(repaired(files, 'confirm-client-logout')).toEqual({
      changed: {
        'src/logout.js': `import axios from 'axios'

export const bye = async () => {
  try {
    await axios({ url: '/logout', method: 'post' })
  } finally {
    localStorage.removeItem('token')
  }
}
`,
      },
      left: [],
    })
  })

  it('cleared in `finally`, and the failure only goes to the console', () => {
    const files = {
      'src/logout.js': `export const onLogout = async (navigate) => {
  try {
    await fetch('/api/logout', { method: 'POST' })
  } catch (error) {
    console.error('Logout error:', error)
  } finally {
    localStorage.removeItem('user')
    navigate('/login')
  }
}
`,
    }
    expect(repaired(files, 'confirm-client-logout')).toEqual({
      changed: {
        'src/logout.js': `export const onLogout = async (navigate) => {
  try {
    const response = await fetch('/api/logout', { method: 'POST' })
    if (!response.ok) throw new Error(\`Logging out failed: \${response.status}\`)
  } catch (error) {
    console.error('Logout error:', error)
    throw error
  } finally {
    localStorage.removeItem('user')
    navigate('/login')
  }
}
`,
      },
      left: [],
    })
  })

  it('cleared in `finally` behind an empty catch', () => {
    const files = {
      'src/logout.js': `export const onLogout = async (navigate) => {
  try {
    await axios.post('/api/logout')
  } catch {
    // whatever
  } finally {
    localStorage.removeItem('user')
  }
}
`,
    }
    expect(repaired(files, 'confirm-client-logout')).toEqual({
      changed: {
        'src/logout.js': `export const onLogout = async (navigate) => {
  try {
    await axios.post('/api/logout')
  } finally {
    localStorage.removeItem('user')
  }
}
`,
      },
      left: [],
    })
  })

  it('a `finally` that ends the function', () => {
    const files = {
      'src/logout.js': `export const onLogout = async () => {
  try {
    await axios.post('/api/logout')
  } catch {
  } finally {
    localStorage.removeItem('user')
    return true
  }
}
`,
    }
    expect(repaired(files, 'confirm-client-logout')).toEqual({
      changed: {},
      left: [
        'no-unconfirmed-client-cleanup: the `finally` ends the function, and the failure with it',
      ],
    })
  })

  it('a request in a `try` that nobody waits for', () => {
    const files = {
      'src/logout.js': `export const onLogout = async () => {
  try {
    fetch('/api/logout', { method: 'POST' })
  } catch {}
  localStorage.removeItem('user')
}
`,
    }
    expect(repaired(files, 'confirm-client-logout')).toEqual({
      changed: {
        'src/logout.js': `export const onLogout = async () => {
  try {
    const response = await fetch('/api/logout', { method: 'POST' })
    if (!response.ok) throw new Error(\`Logging out failed: \${response.status}\`)
  } finally {
    localStorage.removeItem('user')
  }
}
`,
      },
      left: [],
    })
  })
})
