export default eventHandler((event) => {
  if (event.path.startsWith('/auth/logout')) console.info('somebody logs out')
})
