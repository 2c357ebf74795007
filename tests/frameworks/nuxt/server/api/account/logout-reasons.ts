export default defineEventHandler(() => ['done', 'shared computer'])
