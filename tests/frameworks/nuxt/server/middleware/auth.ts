export default defineEventHandler(async (event) => {
  if (getRequestURL(event).pathname === '/leave') {
    await closeSession(event)
    return sendRedirect(event, '/')
  }
  if (event.path === '/sign-out') { //=> endpoint ANY /sign-out; reports no-get-logout
    await closeSession(event)
    return sendRedirect(event, '/')
  }
  event.context.session = getCookie(event, SESSION)
})
