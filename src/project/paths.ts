/** Paths as this project writes them: absolute, with forward slashes on every system. */
import path from 'node:path'

/** The path with forward slashes. */
export function withSlashes(file: string): string {
  return path.sep === '/' ? file : file.replaceAll(path.sep, '/')
}

/** The absolute path, normalised, with forward slashes and without one at the end. */
export function absolute(file: string): string {
  return withSlashes(path.resolve(file))
}

/** Is the path the folder itself, or something in it? */
export function isInside(file: string, folder: string): boolean {
  return file === folder || file.startsWith(folder.endsWith('/') ? folder : `${folder}/`)
}

/** The way from a folder to a file that may lie outside of it. */
export function wayTo(folder: string, file: string): string {
  return path.posix.relative(folder, file)
}

/** The path of an entry of a folder. */
export function child(folder: string, name: string): string {
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`
}

/** The folder that holds the file; of the top of the file system, itself. */
export function parentOf(file: string): string {
  return path.posix.dirname(file)
}

/** The folder and all folders above it, innermost first. */
export function upwardFrom(folder: string): string[] {
  const folders = [folder]
  for (let at = folder, up = parentOf(at); up !== at; at = up, up = parentOf(at)) {
    // `C:` has no parent on Windows, and `.` is what dirname says of it.
    if (up === '.') break
    folders.push(up)
  }
  return folders
}
