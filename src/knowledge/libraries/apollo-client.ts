import { defineLibrary } from '../define.ts'

// Measured: clearStore, resetStore and cache.reset empty the cache; stop and refetchQueries leave it as it is.
export default defineLibrary({
  id: 'apollo-client',
  title: 'Apollo Client',
  packages: ['@apollo/client', 'apollo-client', 'apollo-boost', '@vue/apollo-composable', 'apollo-angular'],
  checked: '4.3.8',
  docs: 'https://www.apollographql.com/docs/react/networking/authentication#reset-store-on-logout',

  clientCache: {
    madeBy: ['ApolloClient', 'default'],
    filledBy: String.raw`\b(?:use\w*Query|query|watchQuery)\s*[(<]`,
    emptiedBy: String.raw`\.(?:clearStore|resetStore)\b|[cC]ache\w*(?:\(\s*\))?\??\.reset\s*\(`,
  },
})
