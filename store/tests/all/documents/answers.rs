//! What clients answer to quotes: kept once, followed by the step and by the invoice, and borne by the paper.

use chrono::TimeDelta;
use domain::company::Profile;
use domain::documents::answer::{AnswerForm, Closed, NewAnswer};
use domain::documents::paper::{Asked, JOB};
use domain::documents::{AfterApproval, Verdict};
use domain::ids::ContactId;
use store::documents::{Answered, Signer};
use store::files::NewFile;
use store::{companies, jobs};
use testing::clients::person;

use super::*;

/// A client in France, with Ana.
async fn of_ana(access: &Access) -> (ClientId, ContactId) {
    let form = ClientForm {
        addresses: vec![place("1 rue A", "75011", "Paris")],
        contacts: vec![person("Ana", "Roche", "ana@roche.example")],
        ..named("Roche")
    };
    let client = created(access, &form).await;
    (client.id, client.contacts[0].id.unwrap())
}

/// What Ana says, of what she was shown.
fn says(verdict: Verdict, shown: &str, options: &[&Document]) -> NewAnswer {
    let lines = options.iter().flat_map(|of| &of.new.lines).filter_map(|line| Some(line.id?.to_string()));
    let form = AnswerForm {
        verdict: verdict.as_str().into(),
        name: "Ana Roche".into(),
        reason: "Trop cher".into(),
        signature: "1.2-30.40".into(),
        options: lines.collect(),
        shown: shown.into(),
    };
    form.parse().unwrap()
}

async fn answer(access: &Access, of: &Document, contact: ContactId, new: &NewAnswer) -> StoreResult<Answered> {
    let signer = Signer { contact, address: "192.0.2.7", device: "Test" };
    done!(access, documents::answer, of.id, new, signer)
}

/// Lines of 100.00 and, as an option, of 50.00.
fn with_option() -> [LineForm; 2] {
    [line("A", "1", "100"), LineForm { optional: "on".into(), ..line("B", "1", "50") }]
}

async fn invoices_at_once(access: &Access) {
    let tx = access.begin().await.unwrap();
    let company = companies::get(&tx).await.unwrap();
    let profile = Profile { after_approval: AfterApproval::Invoice, ..company.profile };
    companies::save_profile(&tx, company.version, profile).await.unwrap();
    tx.commit().await.unwrap();
}

fn file(sha256: &str) -> NewFile {
    NewFile {
        name: domain::text::Text::parse("a.pdf").unwrap(),
        content_type: "application/pdf".to_owned(),
        size: 9,
        sha256: sha256.to_owned(),
    }
}

on_each_database! {
    async fn an_answer_is_kept_once_and_takes_its_step(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (roche, ana) = of_ana(&nord).await;
        let quote = issued(&nord, K::Quote, roche, &[line("A", "1", "100")]).await;
        let wrong = answer(&nord, &quote, ana, &says(Verdict::Approved, "11999", &[])).await.unwrap();
        assert_eq!((wrong, state(&nord, &quote).await), (Answered::Otherwise, S::Issued), "it is not what she was shown");
        let yes = says(Verdict::Approved, "12000", &[]);
        assert_eq!(answer(&nord, &quote, ana, &yes).await.unwrap(), Answered::Kept);
        assert_eq!(state(&nord, &quote).await, S::Accepted);
        for second in [yes, says(Verdict::Refused, "", &[])] {
            let closed = answer(&nord, &quote, ana, &second).await.unwrap();
            assert_eq!(closed, Answered::Closed(Closed::Accepted), "another tab");
        }
        let kept = documents::answer_of(&nord.read(), quote.id).await.unwrap().unwrap();
        assert_eq!((kept.verdict, kept.name.as_str(), kept.reason), (Verdict::Approved, "Ana Roche", None));
        assert_eq!((kept.total.minor(), kept.address.as_str(), kept.at.date()), (12_000, "192.0.2.7", today()));
        assert_eq!(kept.signature.unwrap().as_str(), "1.2-30.40");
        assert_eq!(kept.signed_as, "Ana Roche (ana@roche.example)", "whatever name is typed");
        assert_eq!(told(&nord, &quote).await.last(), Some(&E::Stepped { step: Step::Accept }));
        let sud = db.empty_company("Sud").await;
        assert_eq!(documents::answer_of(&sud.read(), quote.id).await.unwrap(), None);
        not_found(answer(&sud, &quote, ana, &says(Verdict::Approved, "12000", &[])).await);
        is_sound(&db).await;
    }

    async fn a_refusal_tells_why_and_what_is_over_takes_no_answer(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (roche, ana) = of_ana(&nord).await;
        let lines = [line("A", "1", "100")];
        let no = says(Verdict::Refused, "", &[]);
        let quote = issued(&nord, K::Quote, roche, &lines).await;
        assert_eq!(answer(&nord, &quote, ana, &no).await.unwrap(), Answered::Kept);
        let kept = documents::answer_of(&nord.read(), quote.id).await.unwrap().unwrap();
        assert_eq!(kept.reason.as_ref().map(domain::text::LongText::as_str), Some("Trop cher"));
        assert_eq!(state(&nord, &quote).await, S::Refused);

        let late = issued(&nord, K::Quote, roche, &lines).await;
        let after = later(&db, &nord, 31);
        assert_eq!(answer(&after, &late, ana, &no).await.unwrap(), Answered::Closed(Closed::Expired));
        step(&nord, &late, Step::Cancel).await.unwrap();
        assert_eq!(answer(&nord, &late, ana, &no).await.unwrap(), Answered::Closed(Closed::Withdrawn));
        let order = issued(&nord, K::Order, roche, &lines).await;
        assert_eq!(answer(&nord, &order, ana, &no).await.unwrap(), Answered::Closed(Closed::Withdrawn));
        is_sound(&db).await;
    }

    async fn options_that_are_taken_are_invoiced(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        invoices_at_once(&nord).await;
        let (roche, ana) = of_ana(&nord).await;
        let quote = issued(&nord, K::Quote, roche, &with_option()).await;
        let yes = says(Verdict::Approved, "18000", &[&quote]);
        let all = yes.options.clone();
        let offer = documents::offer(&nord.read(), quote.id, &all).await.unwrap();
        let option = quote.new.lines[1].id.unwrap();
        assert_eq!((offer.total.minor(), offer.closed, offer.options.len()), (18_000, None, 1));
        assert!(offer.options.contains(&option), "what is sold anyhow is no option");
        assert_eq!(answer(&nord, &quote, ana, &yes).await.unwrap(), Answered::Kept);
        let now = read(&nord, &quote).await;
        assert_eq!((now.state, now.made.len()), (S::Invoiced, 1));
        let invoice = documents::get(&nord.read(), now.made[0].id).await.unwrap();
        assert_eq!((invoice.state, invoice.totals.gross_minor), (S::Draft, 18_000));
        assert!(invoice.new.lines.iter().all(|line| !line.optional));
        // Thrown away, it is made again with the same.
        step(&nord, &invoice, Step::Delete).await.unwrap();
        assert_eq!(state(&nord, &quote).await, S::Accepted);
        assert_eq!(make(&nord, &[&quote], K::Invoice).await.unwrap().totals.gross_minor, 18_000);
        assert_eq!(state(&nord, &quote).await, S::Invoiced);

        let plain = issued(&nord, K::Quote, roche, &with_option()).await;
        assert_eq!(answer(&nord, &plain, ana, &says(Verdict::Approved, "12000", &[])).await.unwrap(), Answered::Kept);
        let invoice = read(&nord, &plain).await.made[0].id;
        assert_eq!(documents::get(&nord.read(), invoice).await.unwrap().totals.gross_minor, 12_000);
        is_sound(&db).await;
    }

    async fn proof_that_was_changed_behind_the_back_is_found(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (roche, ana) = of_ana(&nord).await;
        let quote = issued(&nord, K::Quote, roche, &[line("A", "1", "100")]).await;
        answer(&nord, &quote, ana, &says(Verdict::Approved, "12000", &[])).await.unwrap();
        let no_line = format!("UPDATE quote_answers SET options = '[\"{}\"]'", quote.id);
        let changed = [
            ("UPDATE quote_answers SET total_minor = 1", "UPDATE quote_answers SET total_minor = 12000"),
            ("UPDATE quote_answers SET currency = 'USD'", "UPDATE quote_answers SET currency = 'EUR'"),
            (no_line.as_str(), "UPDATE quote_answers SET options = '[]'"),
            ("UPDATE documents SET state = 'sent'", "UPDATE documents SET state = 'accepted'"),
        ];
        for (sql, back) in changed {
            db.corrupt(sql).await;
            let found = store::verify::run(&db.database).await.unwrap();
            assert!(found.iter().any(|one| one.invariant == 7 && one.text.starts_with("answer ")), "{sql}: {found:?}");
            db.corrupt(back).await;
            is_sound(&db).await;
        }
    }

    async fn the_paper_with_the_answer_stands_beside_the_one_that_was_sent(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (roche, ana) = of_ana(&nord).await;
        let quote = issued(&nord, K::Quote, roche, &[line("A", "1", "100")]).await;
        not_found(done!(nord, documents::keep_answered_paper, quote.id, file("cc")));
        done!(nord, documents::keep_paper, quote.id, file("aa")).unwrap();
        let asked = async || {
            let claim = jobs::claim(&db.database, &[JOB], &[], testing::people::noon() + TimeDelta::hours(1)).await.unwrap();
            let claim = claim.unwrap();
            claim.done(testing::people::noon()).await.unwrap();
            claim.payload::<Asked>().unwrap().documents
        };
        assert_eq!(asked().await, [quote.id]);
        answer(&nord, &quote, ana, &says(Verdict::Approved, "12000", &[])).await.unwrap();
        assert_eq!(documents::paper(&nord.read(), quote.id).await.unwrap(), None, "it is to be made");
        assert_eq!(asked().await, [quote.id], "though nobody looks at it");
        assert!(documents::said(&nord.read(), quote.id).await.unwrap().answer.is_some());
        let kept = done!(nord, documents::keep_paper, quote.id, file("bb")).unwrap();
        assert_eq!(kept.sha256, "aa", "what was sent stays");
        let first = done!(nord, documents::keep_answered_paper, quote.id, file("cc")).unwrap();
        let second = done!(nord, documents::keep_answered_paper, quote.id, file("dd")).unwrap();
        assert_eq!((first.sha256.as_str(), second.id), ("cc", first.id));
        assert_eq!(documents::paper(&nord.read(), quote.id).await.unwrap(), Some(first));
        is_sound(&db).await;
    }
}
