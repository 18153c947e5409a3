//! What takes minutes: the real program under load, killed again and again. `cargo xtask soak` runs it and writes the figures down; it is
//! passed over otherwise.

mod load;

use std::time::Duration;

use super::writes::{Survived, survive};
use load::{Beside, Company};

/// How long each test goes on, in seconds, unless `CLIENTELE_SOAK_SECONDS` says otherwise.
const USUAL: u64 = 60;

fn how_long() -> Duration {
    let asked = std::env::var("CLIENTELE_SOAK_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    Duration::from_secs(asked.unwrap_or(USUAL))
}

/// Says a figure, for `cargo xtask soak` to note.
fn tell(what: &str, figure: impl std::fmt::Display) {
    println!("figure: {what}: {figure}");
}

fn tell_survived(database: &str, survived: &Survived) {
    tell(&format!("{database}: kills"), survived.kills);
    tell(&format!("{database}: writes acknowledged between them"), survived.acknowledged);
    tell(&format!("{database}: of them lost"), 0);
}

#[test]
#[ignore = "takes minutes: cargo xtask soak"]
fn kills_lose_nothing_on_sqlite() {
    let data = tempfile::tempdir().unwrap();
    tell_survived("SQLite", &survive(data.path(), None, Some(how_long())));
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes: cargo xtask soak"]
async fn kills_lose_nothing_on_postgres() {
    let db = testing::TestDb::postgres_empty().await;
    let data = tempfile::tempdir().unwrap();
    let url = db.url.clone();
    let survived = tokio::task::spawn_blocking(move || survive(data.path(), Some(&url), Some(how_long())));
    tell_survived("PostgreSQL", &survived.await.unwrap());
}

fn tell_beside(what: &str, beside: &Beside) {
    assert_eq!(beside.refused, 0, "saves that were refused");
    assert!(beside.saves_ms.len() > 10, "too few saves to say anything: {}", beside.saves_ms.len());
    tell(&format!("saves beside {what}"), beside.saves_ms.len());
    tell(&format!("a save beside {what}, median, ms"), beside.percentile(50));
    tell(&format!("a save beside {what}, of 100 the slowest but one, ms"), beside.percentile(99));
    tell(&format!("a save beside {what}, the slowest, ms"), beside.percentile(100));
}

#[test]
#[ignore = "takes minutes: cargo xtask soak"]
fn saves_go_on_beside_exports() {
    let company = Company::new(20_000);
    let beside = company.saves_while(how_long(), 4, |company| company.get("/api/clients/export.xlsx"));
    tell_beside("four Excel exports of 20,000 clients at once", &beside);
}

#[test]
#[ignore = "takes minutes: cargo xtask soak"]
fn saves_go_on_beside_a_flood() {
    let company = Company::new(1_000);
    let beside = company.saves_while(how_long(), 64, |company| company.get("/clients"));
    tell_beside("64 readers of the list", &beside);
}

#[test]
#[ignore = "takes minutes: cargo xtask soak"]
fn saves_go_on_beside_an_import() {
    let company = Company::new(10);
    let beside = company.saves_while(how_long(), 1, Company::import);
    tell_beside("an import of 30,000 rows", &beside);
    company.is_sound();
}

/// A page that did not come to its end would take the time after which it is made anew (`server/src/stuck.rs`).
#[test]
#[ignore = "takes minutes: cargo xtask soak"]
fn every_page_comes_beside_others() {
    let company = Company::new(1_000);
    let took = company.pages_ms(how_long(), 16);
    tell("pages made anew on 16 connections", took.len());
    tell("the slowest of them, ms", took[took.len() - 1]);
    assert!(took[took.len() - 1] < 5_000, "a page was stuck");
}
