//! What is looked for, by the sign that it begins with.

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// Whatever there is.
    All,
    /// Something to do: behind `>`.
    Actions,
    /// A record by its number: behind `#`.
    Number,
}

/// What was typed, without the sign that it begins with.
pub(super) fn read(typed: &str) -> (Scope, &str) {
    let typed = typed.trim();
    if let Some(rest) = typed.strip_prefix('>') {
        (Scope::Actions, rest.trim_start())
    } else if let Some(rest) = typed.strip_prefix('#') {
        (Scope::Number, rest.trim_start())
    } else {
        (Scope::All, typed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_narrows_what_is_looked_for() {
        assert_eq!(read("  roche "), (Scope::All, "roche"));
        assert_eq!(read("> arch"), (Scope::Actions, "arch"));
        assert_eq!(read("#42"), (Scope::Number, "42"));
        assert_eq!(read(""), (Scope::All, ""));
    }
}
