//! How a company numbers its documents: where it goes on behind another program, and what may still be said once numbers are given.

use std::collections::BTreeMap;

use domain::billing::kind::DocumentSeries as Of;
use domain::billing::number::{Last, Scheme, SeriesSettings};
use domain::format::Language;
use domain::numbers::DatedPattern;
use domain::security_log::{LogQuery, SecurityEvent, SettingsPart};
use store::audit;

use super::*;

fn said(pattern: &str, restarts: bool, start: Option<Last>) -> SeriesSettings {
    let pattern = DatedPattern::parse(pattern).unwrap();
    SeriesSettings { scheme: Scheme::new(pattern, restarts).unwrap(), start }
}

/// What another program came to.
const fn came_to(counter: u64, issued_on: NaiveDate) -> Last {
    Last { counter, issued_on }
}

async fn say(access: &Access, series: Of, settings: SeriesSettings) -> StoreResult<()> {
    let new = BTreeMap::from([(series, settings)]);
    done!(access, documents::save_numbering, &new)
}

async fn kept(access: &Access, series: Of) -> SeriesSettings {
    let mut all = documents::numbering(&access.read(), Language::French).await.unwrap();
    all.remove(&series).unwrap().settings
}

/// The number of an invoice that is issued now.
async fn invoiced(access: &Access, client: ClientId) -> String {
    issued(access, K::Invoice, client, &[line("A", "1", "10")]).await.number.unwrap()
}

fn same_numbers(input: &str, series: Of) -> FieldErrors {
    FieldErrors::one(input, FieldError::SameNumbers { series })
}

on_each_database! {
    async fn a_company_goes_on_behind_its_numbers_of_another_program(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let (roche, martin) = (client(&nord, "Roche").await, client(&sud, "Martin").await);
        let start = Some(came_to(52, day(11, 3)));
        say(&nord, Of::Invoice, said("F-{AAAA}-{0000}", true, start)).await.unwrap();
        assert_eq!(kept(&nord, Of::Invoice).await.start, start);
        assert_eq!(kept(&sud, Of::Invoice).await.start, None);

        let mut early = form(roche, &[line("A", "1", "10")]);
        early.fields.date = "2026-11-02".into();
        let early = create(&nord, K::Invoice, early).await.unwrap();
        assert_eq!(refused(issue(&nord, early.id).await), Refusal::NumberedLater { last_on: day(11, 3) });
        assert_eq!(invoiced(&nord, roche).await, "F-2026-0053");
        assert_eq!(invoiced(&nord, roche).await, "F-2026-0054");
        assert_eq!(invoiced(&sud, martin).await, "F-2026-0001");
        let quote = issued(&nord, K::Quote, roche, &[line("A", "1", "10")]).await;
        assert_eq!(quote.number.as_deref(), Some("D-2026-0001"), "another series begins here");
        assert_eq!(kept(&nord, Of::Invoice).await.start, start, "where it began stays");
        assert_eq!(invoiced(&later(&db, &nord, 60), roche).await, "F-2027-0001");
        is_sound(&db).await;
    }

    async fn the_year_behind_another_program_begins_at_one(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let last_year = NaiveDate::from_ymd_opt(2025, 12, 20).unwrap();
        say(&nord, Of::Invoice, said("F-{AAAA}-{0000}", true, Some(came_to(812, last_year)))).await.unwrap();
        say(&nord, Of::Quote, said("DEVIS{000}", false, Some(came_to(812, last_year)))).await.unwrap();
        assert_eq!(invoiced(&nord, roche).await, "F-2026-0001");
        let quote = issued(&nord, K::Quote, roche, &[line("A", "1", "10")]).await;
        assert_eq!(quote.number.as_deref(), Some("DEVIS813"));
        is_sound(&db).await;
    }

    async fn a_series_keeps_its_beginning_once_it_has_given_a_number(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let with = |start| said("F-{AAAA}-{0000}", true, start);
        // As often as one likes before.
        say(&nord, Of::Invoice, with(Some(came_to(7, day(11, 1))))).await.unwrap();
        say(&nord, Of::Invoice, with(None)).await.unwrap();
        let ahead = FieldErrors::one("invoice_last_on", FieldError::NotYet);
        assert_eq!(invalid(say(&nord, Of::Invoice, with(Some(came_to(7, day(11, 19))))).await), ahead);
        say(&nord, Of::Invoice, with(Some(came_to(9, day(11, 1))))).await.unwrap();
        assert_eq!(invoiced(&nord, roche).await, "F-2026-0010");

        let given = FieldErrors::one("invoice_last_counter", FieldError::NumbersGiven);
        for start in [None, Some(came_to(52, day(11, 3))), Some(came_to(9, day(11, 2)))] {
            assert_eq!(invalid(say(&nord, Of::Invoice, with(start)).await), given);
        }
        // Its pattern may change, and other series have given nothing.
        say(&nord, Of::Invoice, said("FA-{AAAA}-{000}", true, Some(came_to(9, day(11, 1))))).await.unwrap();
        say(&nord, Of::Quote, said("D-{AAAA}-{0000}", true, Some(came_to(3, day(11, 1))))).await.unwrap();
        assert_eq!(invoiced(&nord, roche).await, "FA-2026-011");
        is_sound(&db).await;
    }

    async fn a_pattern_holds_from_the_next_number_on(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let first = issued(&nord, K::Invoice, roche, &[line("A", "1", "10")]).await;
        say(&nord, Of::Invoice, said("FA{AA}-{000}", true, None)).await.unwrap();
        assert_eq!(invoiced(&nord, roche).await, "FA26-002");
        assert_eq!(read(&nord, &first).await, first, "what is issued stays as it is");
        say(&nord, Of::Invoice, said("F-{AAAA}-{0000}", true, None)).await.unwrap();
        assert_eq!(invoiced(&nord, roche).await, "F-2026-0003");
        say(&nord, Of::Invoice, said("F{0}", false, None)).await.unwrap();
        assert_eq!(invoiced(&nord, roche).await, "F4");

        let next_year = later(&db, &nord, 60);
        assert_eq!(invoiced(&next_year, roche).await, "F5", "it goes on");
        say(&next_year, Of::Invoice, said("F-{AAAA}-{0000}", true, None)).await.unwrap();
        assert_eq!(invoiced(&next_year, roche).await, "F-2027-0006");
        let year_after = later(&db, &nord, 500);
        assert_eq!(invoiced(&year_after, roche).await, "F-2028-0001");
        // F4 would come again.
        let again = say(&year_after, Of::Invoice, said("F{0}", false, None)).await;
        assert_eq!(invalid(again), same_numbers("invoice_pattern", Of::Invoice));
        is_sound(&db).await;
    }

    async fn a_number_says_which_document_is_meant(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let (roche, martin) = (client(&nord, "Roche").await, client(&sud, "Martin").await);
        assert_eq!(invoiced(&nord, roche).await, "F-2026-0001");
        // Invoices have another pattern by now, and their numbers stay theirs.
        say(&nord, Of::Invoice, said("FA-{AAAA}-{0000}", true, None)).await.unwrap();
        say(&nord, Of::CreditNote, said("f-{AA}{000}", true, None)).await.unwrap();
        let taken = say(&nord, Of::CreditNote, said("f-{AAAA}-{000}", true, None)).await;
        assert_eq!(invalid(taken), same_numbers("credit_note_pattern", Of::Invoice));
        // A pattern by which no number was given is free, and so is another company's.
        say(&nord, Of::Invoice, said("FAC-{AAAA}-{0000}", true, None)).await.unwrap();
        say(&nord, Of::CreditNote, said("FA-{AAAA}-{0000}", true, None)).await.unwrap();
        say(&sud, Of::Invoice, said("FAC-{AAAA}-{0000}", true, None)).await.unwrap();
        say(&sud, Of::CreditNote, said("F-{AAAA}-{0000}", true, None)).await.unwrap();
        assert_eq!(invoiced(&nord, roche).await, "FAC-2026-0002");
        assert_eq!(invoiced(&sud, martin).await, "FAC-2026-0001");
        is_sound(&db).await;
    }

    async fn the_security_log_tells_which_series_changed(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let usual = kept(&nord, Of::Invoice).await;
        say(&nord, Of::Invoice, usual).await.unwrap();
        let both = BTreeMap::from([
            (Of::Quote, said("DEV-{AAAA}-{000}", true, None)),
            (Of::Invoice, said("F-{AAAA}-{0000}", true, Some(came_to(52, day(11, 3))))),
            (Of::Order, kept(&nord, Of::Order).await),
        ]);
        for _ in 0..2 {
            done!(nord, documents::save_numbering, &both).unwrap();
        }
        let (entries, _) = audit::page(&nord.read(), LogQuery::default()).await.unwrap();
        let told: Vec<_> = entries.into_iter().filter_map(|entry| entry.event).collect();
        let fields = ["quote", "invoice"].map(str::to_owned).into();
        let changed = SecurityEvent::SettingsChanged { part: SettingsPart::Numbers, fields };
        assert_eq!(told, [changed], "what changes nothing is not told");
    }

    async fn whoever_issues_meanwhile_leaves_no_gap(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let issuing = tokio::spawn({
            let nord = nord.clone();
            async move {
                for _ in 0..8 {
                    invoiced(&nord, roche).await;
                }
            }
        });
        for at in 0..8 {
            let pattern = if at % 2 == 0 { "FA-{AAAA}-{0000}" } else { "F-{AAAA}-{0000}" };
            say(&nord, Of::Invoice, said(pattern, true, None)).await.unwrap();
        }
        issuing.await.unwrap();
        is_sound(&db).await;
    }
}
