use super::*;

fn source(path: &str, text: &str) -> Source {
    Source { path: path.into(), text: text.into() }
}

#[test]
fn a_star_stands_for_a_family() {
    assert_eq!(forbidden("sqlx-core v0.9.0", &["sqlx*"]), Some("sqlx-core"));
    assert_eq!(forbidden("tokio-util v0.7.0", &["tokio"]), None);
    assert_eq!(forbidden("store v0.1.0 (/somewhere/store) (*)", &["store"]), Some("store"));
}

#[test]
fn the_store_is_for_api_files() {
    let text = "let x = 1;\nstore::clients::get();";
    let found = store_users(&[
        source("app/clients/src/api.rs", text),
        source("app/clients/src/page.rs", text),
        source("server/src/main.rs", text),
    ]);
    assert_eq!(found, [("app/clients/src/page.rs".into(), "uses the store in line 2".into())]);
}

#[test]
fn a_door_of_the_same_name_is_seen() {
    let found = doors_twice(&[
        source("app/kit/src/a.rs", "\ndoor!(help, hands, () -> AnyView, view());"),
        source("app/clients/src/b.rs", "\ndoor!(\n    help, beside, () -> AnyView,\n    view()\n);"),
        source("app/clients/src/c.rs", "\ndoor!(other, beside, () -> AnyView, view());"),
    ]);
    assert_eq!(found, ["help: app/kit/src/a.rs and app/clients/src/b.rs"]);
}

#[test]
fn a_test_that_would_not_run_is_seen() {
    let found = stray_tests(&[
        source("store/tests/all/main.rs", "mod clients;\nmod http;\n"),
        source("store/tests/all/clients.rs", ""),
        source("store/tests/all/forgotten.rs", ""),
        source("store/tests/all/http.rs", "mod live;\n"),
        source("store/tests/all/http/live.rs", ""),
        source("store/tests/all/http/views.rs", ""),
        source("store/tests/alone.rs", ""),
        source("xtask/src/test/tally.rs", ""),
    ]);
    let expected = [
        "store/tests/all/forgotten.rs: store/tests/all/main.rs does not say `mod forgotten;`",
        "store/tests/all/http/views.rs: store/tests/all/http.rs does not say `mod views;`",
        "store/tests/alone.rs: belongs in store/tests/all",
    ];
    assert_eq!(found, expected);
}

#[test]
fn three_hundred_lines_are_not_too_many() {
    assert!(long_files(&[source("a.rs", &"\n".repeat(300))]).is_empty());
    assert_eq!(long_files(&[source("a.rs", &"\n".repeat(301))]).len(), 1);
}
