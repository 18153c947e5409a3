//! What `Cargo.lock` has pinned.

/// The version of a package in the text of a `Cargo.lock`; the first one where several are locked.
///
/// Read line by line: cargo writes `name` and `version` under each `[[package]]` in that order, and a TOML parser would
/// cost more to compile than the rest of this program.
pub fn version(lock: &str, package: &str) -> Option<String> {
    let wanted = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| line.trim() != wanted);
    lines.next()?;
    let line = lines.next()?.trim();
    Some(line.strip_prefix("version = \"")?.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n\
        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"registry\"\ndependencies = [\n \"cfg-if\",\n]\n";

    #[test]
    fn the_whole_name_must_match() {
        assert_eq!(version(LOCK, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version(LOCK, "wasm"), None);
    }

    #[test]
    fn windows_line_ends_change_nothing() {
        assert_eq!(version(&LOCK.replace('\n', "\r\n"), "wasm-bindgen").as_deref(), Some("0.2.130"));
    }
}
