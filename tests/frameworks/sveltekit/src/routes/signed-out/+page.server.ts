// Where the browser lands afterwards.
export const load = () => ({ message: 'You are logged out.' })
