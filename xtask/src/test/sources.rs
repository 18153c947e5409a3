//! What can be seen in the sources line by line.

/// A rule about lines of Rust: its name and what it complains about in one line, if anything.
pub struct LineRule {
    /// What the rule is called in the report.
    pub name: &'static str,
    /// Only files below this folder.
    pub below: &'static str,
    /// What the line breaks.
    pub complaint: fn(&str) -> Option<&'static str>,
}

/// The rules that a line can break, wherever it stands.
pub const LINE_RULES: [LineRule; 5] = [
    LineRule { name: "#[expect] instead of #[allow]", below: "", complaint: allows },
    LineRule { name: "nothing left to do in the code", below: "", complaint: unfinished },
    LineRule {
        name: "no style attributes (the browser's content policy refuses them)",
        below: "app/",
        complaint: inline_style,
    },
    LineRule {
        name: "nothing is bound to a thread where the server renders (it goes on in another one)",
        below: "app/",
        complaint: bound_to_a_thread,
    },
    LineRule {
        name: "each call names the page's company (client = PageClient, or ActClient)",
        below: "app/",
        complaint: names_no_company,
    },
];

fn allows(line: &str) -> Option<&'static str> {
    let line = line.trim_start();
    (line.starts_with("#[allow(") || line.starts_with("#![allow(")).then_some("#[allow]")
}

fn unfinished(line: &str) -> Option<&'static str> {
    ["todo!", "unimplemented!", "dbg!"].into_iter().find(|name| has_word(code(line), name))
}

fn inline_style(line: &str) -> Option<&'static str> {
    let mut after = code(line).split(" style=").skip(1);
    after.any(|value| value.starts_with(|first: char| !first.is_whitespace())).then_some("style=")
}

/// What is dropped with a page: in the thread that ends it, where a local value panics and the answer with it.
fn bound_to_a_thread(line: &str) -> Option<&'static str> {
    code(line).contains("::new_local(").then_some("new_local")
}

/// A call that the browser would make without saying of which company its page is. The attribute stands in one line.
fn names_no_company(line: &str) -> Option<&'static str> {
    let code = code(line);
    let is_named = ["client = PageClient", "client = ActClient"].iter().any(|client| code.contains(client));
    (code.contains("#[server(prefix") && !is_named).then_some("#[server] without its client")
}

/// Whether a line of `app` names the store or the database.
pub fn uses_store(line: &str) -> bool {
    ["store::", "sea_orm"].iter().any(|name| has_word(code(line), name))
}

/// What a line takes of `leptos_meta` besides the frame of a document, whose content is no data.
pub fn writes_into_head(line: &str) -> Option<&'static str> {
    let (_, taken) = code(line).split_once("leptos_meta::")?;
    let frame = ["HashedStylesheet", "MetaTags", "provide_meta_context"];
    let mut names =
        taken.split(|letter: char| !(letter.is_alphanumeric() || letter == '_')).filter(|name| !name.is_empty());
    let is_frame = |name: &str| frame.contains(&name);
    let is_used = if taken.starts_with('{') || line.trim_start().starts_with("use ") {
        !names.all(is_frame) || taken.contains('*')
    } else {
        !names.next().is_some_and(is_frame)
    };
    is_used.then_some("writes into the head beside kit::title")
}

/// A line without its comment.
fn code(line: &str) -> &str {
    line.split("//").next().unwrap_or_default()
}

/// Whether a name occurs, and not as the end of a longer one, of a path, or in quotes.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        !before.is_some_and(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '"' | ':'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_attributes_count_as_allow() {
        assert!(allows("    #[allow(dead_code)]").is_some());
        assert!(allows("// never #[allow(dead_code)]").is_none());
    }

    /// Put together here, so that this file does not break the rule itself.
    fn call(name: &str) -> String {
        format!("    let x = {name}!(y);")
    }

    #[test]
    fn unfinished_code_is_seen_and_talk_about_it_is_not() {
        assert_eq!(unfinished(&call("todo")), Some("todo!"));
        assert_eq!(unfinished(&call("dbg")), Some("dbg!"));
        assert_eq!(unfinished(&format!("// {}", call("dbg"))), None);
        assert_eq!(unfinished(r#"["todo!", "dbg!"]"#), None);
    }

    #[test]
    fn a_style_attribute_is_seen_and_a_variable_is_not() {
        assert!(inline_style(r#"<div class="a" style="top: 0">"#).is_some());
        assert!(inline_style("<div style=move || top()>").is_some());
        assert!(inline_style("let style = 1;").is_none());
    }

    #[test]
    fn what_is_bound_to_a_thread_is_seen() {
        assert!(bound_to_a_thread("let kept = StoredValue::new_local(use_navigate());").is_some());
        assert!(bound_to_a_thread("let kept = StoredValue::new(1); // not ::new_local(").is_none());
    }

    #[test]
    fn a_call_that_names_no_company_is_seen() {
        let call = |client: &str| format!("#[server(prefix = \"/api\", endpoint = \"a\"{client})]");
        assert!(names_no_company(&call("")).is_some());
        assert!(names_no_company(&call(", client = PageClient")).is_none());
        assert!(names_no_company(&call(", client = ActClient")).is_none());
        assert!(names_no_company("pub async fn a(#[server(flatten)] form: Form) {").is_none());
    }

    #[test]
    fn what_writes_into_the_head_is_seen() {
        for line in ["use leptos_meta::Title;", "use leptos_meta::{MetaTags, Meta};", "use leptos_meta::*;"] {
            assert!(writes_into_head(line).is_some(), "{line}");
        }
        assert!(writes_into_head("    <leptos_meta::Title text=name/>").is_some());
        for line in [
            "use leptos_meta::{MetaTags, provide_meta_context};",
            "<leptos_meta::HashedStylesheet options id=\"leptos\"/>",
        ] {
            assert!(writes_into_head(line).is_none(), "{line}");
        }
    }

    #[test]
    fn the_store_is_recognised_by_its_whole_name() {
        assert!(uses_store("    let client = store::clients::get(&tx, id).await?;"));
        assert!(uses_store("use sea_orm::ConnectionTrait;"));
        assert!(!uses_store("use crate::store::x; let a = reactive_store::b();"));
        assert!(!uses_store("/// store::clients does it"));
    }
}
