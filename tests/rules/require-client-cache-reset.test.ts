import rule from '../../rules/require-client-cache-reset.ts'
import { testRule } from '../kit/test-rule.ts'

const TANSTACK = {
  'client/query.js': `import { QueryClient } from '@tanstack/react-query'

export const queryClient = new QueryClient()
`,
  'client/orders.js': `import { useQuery } from '@tanstack/react-query'

export const useOrders = () => useQuery({ queryKey: ['orders'], queryFn: () => fetch('/api/orders').then((answer) => answer.json()) })
`,
}

const LEAVE = `import { useNavigate } from 'react-router-dom'

export function useLeave() {
  const navigate = useNavigate()
  return async () => {
    await fetch('/api/logout', { method: 'POST' })
    navigate('/login')
  }
}
`

const RTK = {
  'client/api.js': `import { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query/react'

export const shop = createApi({
  baseQuery: fetchBaseQuery({ baseUrl: '/api' }),
  endpoints: (build) => ({ orders: build.query({ query: () => '/orders' }) }),
})
`,
}

testRule(rule, {
  valid: [
    {
      name: 'TanStack Query: the logout empties the cache',
      files: {
        ...TANSTACK,
        'client/leave.js': `import { queryClient } from './query.js'

export async function leave() {
  await fetch('/api/logout', { method: 'POST' })
  queryClient.clear()
}
`,
      },
    },
    {
      name: 'the logout takes out what is about the user',
      files: {
        ...TANSTACK,
        'client/leave.js': LEAVE.replace("navigate('/login')", "queryClient.removeQueries({ queryKey: ['orders'] })"),
      },
    },
    {
      name: 'a component empties it when the user has gone',
      files: {
        ...TANSTACK,
        'client/leave.js': LEAVE,
        'client/Shell.jsx': `import { useEffect } from 'react'
import { useQueryClient } from '@tanstack/react-query'

export function Shell({ user, children }) {
  const cache = useQueryClient()
  useEffect(() => {
    if (!user) cache.removeQueries()
  }, [user])
  return children
}
`,
      },
    },
    {
      name: 'the page is left',
      files: { ...TANSTACK, 'client/leave.js': LEAVE.replace("navigate('/login')", "window.location.href = '/login'") },
    },
    {
      name: 'a helper of another file leaves the page for the login',
      files: {
        ...TANSTACK,
        'client/leave.js': LEAVE.replace("navigate('/login')", 'backToStart()'),
        'client/start.js': `export function backToStart() {
  location.replace('/login')
}
`,
      },
    },
    {
      name: 'a form of the document leaves the page',
      files: {
        ...TANSTACK,
        'client/Leave.jsx': `export const Leave = () => (
  <form method="post" action="/api/logout"><button>Log out</button></form>
)
`,
      },
    },
    {
      name: 'nothing is ever asked for with it',
      files: {
        'client/query.js': TANSTACK['client/query.js'],
        'client/leave.js': LEAVE,
      },
    },
    {
      name: 'the library is a dependency of something else only',
      files: {
        'client/types.js': `import { hashKey } from '@tanstack/react-query'

export const useQuery = (key) => hashKey(key)
`,
        'client/leave.js': LEAVE,
      },
    },
    {
      name: 'each user has a cache of his own',
      files: {
        'client/Cache.jsx': `import { useMemo } from 'react'
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'

export function Cache({ user, children }) {
  const client = useMemo(() => new QueryClient(), [user.id])
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
export const useOrders = () => useQuery({ queryKey: ['orders'], queryFn: load })
`,
        'client/leave.js': LEAVE,
      },
    },
    {
      name: 'the cache is in a test only',
      files: {
        'client/orders.js': TANSTACK['client/orders.js'],
        'client/orders.test.js': TANSTACK['client/query.js'],
        'client/leave.js': LEAVE,
      },
    },
    {
      name: 'a server hands the request on',
      files: {
        ...TANSTACK,
        'server/leave.js': `export async function leave(cookie) {
  await fetch('https://accounts.example.com/api/logout', { method: 'POST', headers: { cookie } })
}
`,
      },
    },
    {
      name: 'Apollo Client: the store is cleared',
      files: {
        'client/apollo.js': `import { ApolloClient, InMemoryCache, useQuery } from '@apollo/client'

export const client = new ApolloClient({ uri: '/graphql', cache: new InMemoryCache() })
export const useOrders = () => useQuery(ORDERS)
`,
        'client/leave.js': `import { client } from './apollo.js'

export async function leave() {
  await fetch('/api/logout', { method: 'POST' })
  await client.clearStore()
}
`,
      },
    },
    {
      name: 'RTK Query: the state of the api begins again',
      files: {
        ...RTK,
        'client/leave.js': `import { shop } from './api.js'

export const leave = () => async (dispatch) => {
  await fetch('/api/logout', { method: 'POST' })
  dispatch(shop.util.resetApiState())
}
`,
      },
    },
    {
      name: 'RTK Query: the root reducer begins again from nothing',
      files: {
        ...RTK,
        'client/leave.js': LEAVE,
        'client/store.js': `export const root = (state, action) => shopReducer(action.type === 'left' ? undefined : state, action)
export const other = (state, action) => {
  if (action.type === 'left') state = undefined
  return shopReducer(state, action)
}
`,
      },
    },
    {
      name: 'SWR: every key is mutated',
      files: {
        'client/orders.js': `import useSWR, { mutate } from 'swr'

export const useOrders = () => useSWR('/api/orders')
export async function leave() {
  await fetch('/api/logout', { method: 'POST' })
  await mutate(() => true, undefined, { revalidate: false })
}
`,
      },
    },
  ],
  invalid: [
    {
      name: 'TanStack Query: the cache stays',
      files: { ...TANSTACK, 'client/leave.js': LEAVE },
      home: 'client/leave.js',
      errors: [{
        line: 6, column: 11, messageId: 'kept',
        message:
          'The cache of TanStack Query (made at `client/query.js:3`) still holds what the user was shown after this logout, and the next ' +
          'user of the page is shown it first. Empty it when the server has answered, or leave the page with `window.location`.',
      }],
    },
    {
      name: 'only the answer about the user is taken back',
      files: { ...TANSTACK, 'client/leave.js': LEAVE.replace("navigate('/login')", "queryClient.setQueryData(['me'], null)") },
      home: 'client/leave.js',
      errors: [{ messageId: 'kept', line: 6, column: 11 }],
    },
    {
      name: 'a list is taken out of the cache when it is deleted',
      files: {
        ...TANSTACK,
        'client/leave.js': LEAVE,
        'client/lists.js': `import { queryClient } from './query.js'

export const deleted = (id) => queryClient.removeQueries({ queryKey: ['lists', id] })
`,
      },
      home: 'client/leave.js',
      errors: [{ messageId: 'kept', line: 6, column: 11 }],
    },
    {
      name: 'web storage is cleared, and the cache is not',
      files: { ...TANSTACK, 'client/leave.js': LEAVE.replace("navigate('/login')", 'localStorage.clear()') },
      home: 'client/leave.js',
      errors: [{ messageId: 'kept', line: 6, column: 11 }],
    },
    {
      name: 'a component makes the cache, for everybody',
      files: {
        'client/Cache.jsx': `import { useState } from 'react'
import { QueryClient as Answers, QueryClientProvider, useQuery } from '@tanstack/react-query'

export function Cache({ children }) {
  const [client] = useState(() => new Answers())
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
export const useOrders = () => useQuery({ queryKey: ['orders'], queryFn: load })
`,
        'client/leave.js': LEAVE,
      },
      home: 'client/leave.js',
      errors: [{ messageId: 'kept', line: 6, column: 11 }],
    },
    {
      name: 'Apollo Client: queries are asked again, and the rest stays',
      files: {
        'client/apollo.js': `import { ApolloClient, InMemoryCache, useQuery } from '@apollo/client'

export const client = new ApolloClient({ uri: '/graphql', cache: new InMemoryCache() })
export const useOrders = () => useQuery(ORDERS)
`,
        'client/leave.js': `import { client } from './apollo.js'

export async function leave() {
  await fetch('/api/logout', { method: 'POST' })
  await client.refetchQueries({ include: 'active' })
}
`,
      },
      home: 'client/leave.js',
      errors: [{ messageId: 'kept', line: 4, column: 9 }],
    },
    {
      name: 'RTK Query: the user goes, the answers stay',
      files: {
        ...RTK,
        'client/leave.js': `import { userLeft } from './user.js'

export const leave = () => async (dispatch) => {
  await fetch('/api/logout', { method: 'POST' })
  dispatch(userLeft())
}
`,
      },
      home: 'client/leave.js',
      errors: [{ messageId: 'kept', line: 4, column: 9 }],
    },
    {
      name: 'SWR: one key is mutated',
      files: {
        'client/orders.js': `import useSWR, { mutate } from 'swr'

export const useOrders = () => useSWR('/api/orders')
export async function leave() {
  await fetch('/api/logout', { method: 'POST' })
  await mutate('/api/me', null)
}
`,
      },
      home: 'client/orders.js',
      errors: [{ messageId: 'kept', line: 5, column: 9 }],
    },
  ],
})
