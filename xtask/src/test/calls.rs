//! What calls carry: each list and each text of a server function has its limit in its type (`domain::sent`).

/// Types that take in whatever was sent.
const ENDLESS: [&str; 6] = ["String", "Vec<", "HashMap<", "BTreeMap<", "HashSet<", "Box<["];

/// The places in a file of `app` where a server function takes an argument without a limit.
pub fn endless_arguments(path: &str, text: &str) -> Vec<String> {
    if !path.starts_with("app/") {
        return Vec::new();
    }
    endless_lines(text).into_iter().map(|at| format!("{path}:{}", at + 1)).collect()
}

/// The lines, from 0.
fn endless_lines(text: &str) -> Vec<usize> {
    let (mut found, mut is_call, mut is_signature) = (Vec::new(), false, false);
    for (at, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        is_call |= code.starts_with("#[server(");
        is_signature |= is_call && code.contains("async fn ");
        if !is_signature {
            continue;
        }
        let arguments = code.split("->").next().unwrap_or_default();
        let types = arguments.split(": ").skip(1);
        if types.into_iter().any(|kind| ENDLESS.iter().any(|endless| begins_with(kind, endless))) {
            found.push(at);
        }
        if code.contains("->") {
            (is_call, is_signature) = (false, false);
        }
    }
    found
}

/// Whether a type is this one, or one that may be absent.
fn begins_with(kind: &str, endless: &str) -> bool {
    kind.trim_start_matches("Option<").starts_with(endless)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_argument_without_a_limit_is_seen_and_an_answer_is_not() {
        let call = |arguments: &str| {
            format!("#[server(prefix = \"/api\")]\npub async fn a({arguments}) -> Result<Vec<String>, E> {{\n")
        };
        assert_eq!(endless_lines(&call("name: String")), [1]);
        assert_eq!(endless_lines(&call("id: Id, look: Option<String>")), [1]);
        assert_eq!(endless_lines(&call("name: Typed, ids: Few<Id, 3>")), Vec::<usize>::new());
        let long = "#[server(prefix = \"/api\")]\npub async fn a(\n    /// A Vec<Id>: String.\n    ids: Vec<Id>,\n) -> Result<String, E> {\n    let a: String = b;\n";
        assert_eq!(endless_lines(long), [3]);
        assert_eq!(endless_lines("pub async fn a(name: String) -> String {"), Vec::<usize>::new());
    }
}
