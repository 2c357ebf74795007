export const accountMutations = {
  signOut: (_, __, { res }) => {
    res.clearCookie('token') //=> clears token path=/ domain=-; reports no-mismatched-cookie-deletion
    return true
  },
  logoutMessage: () => 'Bye.',
}
