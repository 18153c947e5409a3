//! Who may write the records that lists show.
//!
//! Browsers keep copies of lists, and ask for the rows that have changed since a revision: a row that is taken out of its table is
//! never heard of, and one that is written without its revision neither.

/// The entities whose records are never taken out of their table: a deletion is a change of state, which can be undone. Entries of the
/// security log stay for ever, and so does whatever was paid, owed and given up.
const KEPT: [&str; 15] = [
    "client",
    "contact",
    "product",
    "document",
    "payment",
    "credit",
    "credit_refund",
    "write_off",
    "allocation",
    "ledger_entry",
    "task",
    "time_entry",
    "expense",
    "quote_answer",
    "audit_entry",
];
/// Those whose rows bear a revision. `store/src/changes/rows.rs` writes them, whatever they are.
const LISTED: [&str; 8] = ["client", "contact", "product", "document", "payment", "credit", "task", "expense"];
/// Those whose rows are added and never changed: what was wrong is followed by its opposite.
const ADDED: [&str; 4] = ["allocation", "credit_refund", "ledger_entry", "quote_answer"];
/// The tables of those that are kept, for SQL that is written out.
const TABLES: [&str; 15] = [
    "clients",
    "contacts",
    "products",
    "documents",
    "payments",
    "credits",
    "credit_refunds",
    "write_offs",
    "allocations",
    "ledger_entries",
    "tasks",
    "time_entries",
    "expenses",
    "quote_answers",
    "audit_log",
];

const DELETES: [&str; 4] = ["delete(", "delete_many(", "delete_by_id(", "delete_with_returning("];
const WRITES: [&str; 4] = ["insert(", "insert_many(", "update(", "update_many("];
const UPDATES: [&str; 2] = ["update(", "update_many("];

/// Each line of a file of the store that takes records out of their table, by its number from nought.
pub fn deletions(text: &str) -> Vec<usize> {
    let names = names(text, &KEPT);
    let is_about_them = !names.is_empty();
    lines(text, |line| {
        let is_static = names.iter().any(|name| calls(line, name, &DELETES));
        // A row deletes itself: whose it is stands elsewhere, so that the whole file is without.
        let is_method = is_about_them && line.contains(".delete(");
        let is_written_out = TABLES.iter().any(|table| line.to_lowercase().contains(&format!("delete from {table}")));
        is_static || is_method || is_written_out
    })
}

/// Each line of a file of the store that writes listed records otherwise than by their change, or changes what is only added.
pub fn writes(text: &str) -> Vec<usize> {
    let (listed, added) = (names(text, &LISTED), names(text, &ADDED));
    lines(text, |line| {
        let is_behind = |name: &String| calls(line, name, &WRITES) || line.contains(&format!("insert::<{name}"));
        listed.iter().any(is_behind) || added.iter().any(|name| calls(line, name, &UPDATES))
    })
}

/// What the entities are called in a file: by their module, and `Entity` alone where it is theirs.
fn names(text: &str, entities: &[&str]) -> Vec<String> {
    let mut names = Vec::new();
    for entity in entities {
        if is_imported(text, entity) {
            names.push(format!("{entity}::Entity"));
        }
        let own = format!("entities::{entity}::");
        let has_entity = text.lines().any(|line| {
            line.split_once(&own).is_some_and(|(_, of_it)| of_it.split(|c: char| !c.is_alphanumeric()).any(is_entity))
        });
        if has_entity {
            names.push("Entity".into());
        }
    }
    names
}

/// Whether a file imports the entity's module: `entities::client;`, `entities::{address, client}`.
fn is_imported(text: &str, entity: &str) -> bool {
    text.lines().filter_map(|line| line.split_once("entities::")).any(|(_, after)| {
        let named = after.split_once("::").map_or(after, |(first, _)| first);
        named.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|name| name == entity)
    })
}

fn is_entity(name: &str) -> bool {
    name == "Entity"
}

/// Whether a line calls one of the functions of what has that name, and not of something whose name ends so.
fn calls(line: &str, name: &str, functions: &[&str]) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let is_whole = !before.is_some_and(|letter| letter.is_alphanumeric() || matches!(letter, '_' | ':'));
        let after = line[at + name.len()..].strip_prefix("::");
        is_whole && after.is_some_and(|call| functions.iter().any(|function| call.starts_with(function)))
    })
}

fn lines(text: &str, breaks: impl Fn(&str) -> bool) -> Vec<usize> {
    let code = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    code.enumerate().filter(|(_, line)| breaks(line)).map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deletion_is_seen_whatever_the_entity_is_called() {
        let alone = "use crate::entities::client::{Column, Entity};\nEntity::delete_many().filter(x)";
        assert_eq!(deletions(alone), [1]);
        let beside = "use crate::entities::{client_contact, contact};\nlet x =\n    contact::Entity::delete_by_id(1);\nrow.delete(db);";
        assert_eq!(deletions(beside), [2, 3]);
        assert_eq!(deletions("let sql = \"DELETE FROM clients WHERE 1 = 1\";"), [0]);
        assert_eq!(deletions("use crate::entities::audit_entry::Entity;\nEntity::delete_many()"), [1]);
    }

    #[test]
    fn links_addresses_and_others_go() {
        let links = "use crate::entities::{client_contact, contact};\nclient_contact::Entity::delete_many()";
        assert!(deletions(links).is_empty());
        let addresses = "use crate::entities::address::{Column, Entity};\nEntity::delete_many()";
        assert!(deletions(addresses).is_empty());
        let tags =
            "use crate::entities::client;\nuse crate::entities::client_tag::{Column, Entity};\nEntity::delete_many()";
        assert!(deletions(tags).is_empty());
        assert!(deletions("use crate::entities::membership;\nrow.delete(tx.db())").is_empty());
        assert!(deletions("// DELETE FROM clients would be wrong").is_empty());
    }

    #[test]
    fn a_row_written_without_its_change_is_seen() {
        let text = "use crate::entities::client::{Column, Entity};\nEntity::update_many()\nEntity::find()\nchange.update_many(tx)";
        assert_eq!(writes(text), [1]);
        assert_eq!(writes("use crate::entities::client;\nbatches::insert::<client::Entity, _, _>(db, rows)"), [1]);
        let inserted = "use crate::entities::{address, client};\nclient::Entity::insert_many(rows)\naddress::Entity::insert_many(rows)";
        assert_eq!(writes(inserted), [1]);
        assert_eq!(writes("use crate::entities::client_tag::Entity;\nEntity::insert_many(rows)"), [0; 0]);
    }

    #[test]
    fn lines_of_documents_go_and_documents_stay() {
        let lines = "use crate::entities::{document_line, document_origin};\ndocument_line::Entity::delete_many()";
        assert!(deletions(lines).is_empty());
        let documents = "use crate::entities::document::Entity;\nEntity::delete_many()\nEntity::update_many()";
        assert_eq!((deletions(documents), writes(documents)), (vec![1], vec![2]));
    }

    #[test]
    fn what_is_only_added_is_never_changed() {
        let ledger =
            "use crate::entities::ledger_entry::{Column, Entity};\nEntity::insert_many(rows)\nEntity::update_many()";
        assert_eq!(writes(ledger), [2]);
        let beside = "use crate::entities::allocation;\nuse crate::entities::write_off::{Column, Entity};\nEntity::update_many()";
        assert_eq!(writes(beside), [0; 0]);
        assert_eq!(deletions("let sql = \"DELETE FROM ledger_entries WHERE 1 = 1\";"), [0]);
    }
}
