//! What strangers and every tick of the clock ask of the database is found by indexes, however much there is.

use sea_orm::{ConnectionTrait, Statement};
use store::portal::ByPassword;
use store::{mail, portal};
use testing::TestDb;

use super::{BROWSER, email, letter, seconds};

/// How SQLite goes about a statement.
async fn plan(db: &TestDb, sql: &str) -> String {
    let read = db.database.read();
    let explained = Statement::from_string(read.get_database_backend(), format!("EXPLAIN QUERY PLAN {sql}"));
    let steps = read.query_all_raw(explained).await.unwrap();
    steps.iter().map(|step| step.try_get::<String>("", "detail").unwrap()).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn nothing_is_read_whole() {
    let db = TestDb::sqlite().await;
    let (database, heard) = db.hearing();
    portal::send_links(&database, &email("nobody@roche.example"), BROWSER, seconds(0), &letter).await.unwrap();
    mail::look_back(&database, seconds(0)).await.unwrap();
    let asked = heard.take();
    assert_eq!(asked.len(), 2, "{asked:?}");
    for sql in asked {
        let plan = plan(&db, &sql).await;
        assert!(plan.contains("SEARCH") && !plan.contains("SCAN"), "{sql}\n{plan}");
    }
}

#[tokio::test]
async fn a_password_is_looked_for_by_an_index() {
    let db = TestDb::sqlite().await;
    let (database, heard) = db.hearing();
    let email = email("nobody@roche.example");
    let by = ByPassword { email: &email, password: "autre", device: "Test", address: "here", known: None };
    portal::enter_password(&database, by, seconds(0)).await.unwrap_err();
    let asked: Vec<String> = heard.take().into_iter().filter(|sql| sql.contains("portal_credentials")).collect();
    assert_eq!(asked.len(), 1, "{asked:?}");
    let plan = plan(&db, &asked[0]).await;
    assert!(plan.contains("SEARCH") && !plan.contains("SCAN"), "{plan}");
}
