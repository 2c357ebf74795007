export default eventHandler(async (event) => { //=> endpoint GET /auth/logout; reports no-get-logout; reports require-clear-site-data
  const action = getRouterParam(event, 'action')
  if (action === 'logout') {
    await closeSession(event)
    return sendRedirect(event, '/')
  }
  return { action }
})
