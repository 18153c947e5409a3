//! What stands on a document's paper, and the paper of an issued one.

use chrono::TimeDelta;
use domain::documents::paper::{Asked, JOB};
use domain::format::Language;
use store::files::NewFile;
use store::jobs;

use super::*;

fn file(name: &str, sha256: &str) -> NewFile {
    NewFile {
        name: domain::text::Text::parse(name).unwrap(),
        content_type: "application/pdf".to_owned(),
        size: 9,
        sha256: sha256.to_owned(),
    }
}

on_each_database! {
    async fn the_first_paper_of_an_issued_document_stays(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let draft = done!(nord, documents::create, K::Invoice, form(roche, &[line("A", "1", "100")])).unwrap();
        let refused = done!(nord, documents::keep_paper, draft.id, file("a.pdf", "aa"));
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::WrongState))), "{refused:?}");
        done!(nord, documents::issue, &[draft.id]).unwrap();
        assert_eq!(documents::paper(&nord.read(), draft.id).await.unwrap(), None);
        let first = done!(nord, documents::keep_paper, draft.id, file("a.pdf", "aa")).unwrap();
        let second = done!(nord, documents::keep_paper, draft.id, file("b.pdf", "bb")).unwrap();
        assert_eq!((second.id, second.sha256.as_str()), (first.id, "aa"));
        assert_eq!(documents::paper(&nord.read(), draft.id).await.unwrap(), Some(first));
        let sud = db.empty_company("Sud").await;
        assert_eq!(documents::paper(&sud.read(), draft.id).await.unwrap(), None);
        assert!(matches!(documents::said(&sud.read(), draft.id).await, Err(StoreError::NotFound)));
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn papers_are_asked_for_when_documents_are_issued(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let mut ids = Vec::new();
        for _ in 0..3 {
            let draft = done!(nord, documents::create, K::Invoice, form(roche, &[line("A", "1", "100")])).unwrap();
            ids.push(draft.id);
        }
        done!(nord, documents::issue, &ids[..1]).unwrap();
        done!(nord, documents::issue, &ids[1..2]).unwrap();
        done!(nord, documents::issue, &ids[..1]).unwrap();
        let claim = async || jobs::claim(&db.database, &[JOB], &[], testing::people::noon() + TimeDelta::hours(1)).await.unwrap();
        let first = claim().await.unwrap();
        assert_eq!(first.payload::<Asked>().unwrap().documents, ids[..2], "one job of those that wait, each once");
        done!(nord, documents::issue, &ids[2..]).unwrap();
        first.done(testing::people::noon()).await.unwrap();
        assert_eq!(claim().await.unwrap().payload::<Asked>().unwrap().documents, ids[2..], "what is begun is left alone");
    }

    async fn a_paper_says_what_the_document_said_when_it_was_issued(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let typed = form(roche, &[line("A", "1", "100")]);
        let shown = documents::said_by_form(&nord.read(), K::Invoice, None, typed.clone()).await.unwrap();
        assert_eq!((shown.number, shown.content.totals.due_minor), (None, 12_000));
        let draft = done!(nord, documents::create, K::Invoice, typed.clone()).unwrap();
        let before = documents::said(&nord.read(), draft.id).await.unwrap();
        assert_eq!((before.content.seller.name.as_str(), before.content.buyer.name.as_str()), ("Nord", "Roche"));
        let issued = done!(nord, documents::issue, &[draft.id]).unwrap().remove(0);
        let company = store::companies::get(&nord.read()).await.unwrap();
        let mut profile = company.profile;
        profile.name = domain::text::Text::parse("Nord et Fils").unwrap();
        profile.footer = Some(domain::text::LongText::parse("Membre d’une association agréée").unwrap());
        profile.language = Language::English;
        done!(nord, store::companies::save_profile, company.version, profile).unwrap();
        let after = documents::said(&nord.read(), draft.id).await.unwrap();
        assert_eq!((after.number, after.issued_on), (issued.number, issued.issued_on));
        assert_eq!((after.content.seller.name.as_str(), after.company.profile.name.as_str()), ("Nord", "Nord et Fils"));
        let words = (after.wording.language.as_str(), after.wording.footer.as_deref());
        assert_eq!(words, ("fr", None), "what is said later is for later papers");
        let next = documents::said_by_form(&nord.read(), K::Invoice, None, typed).await.unwrap().wording;
        let words = (next.language.as_str(), next.footer.as_deref());
        assert_eq!(words, ("en", Some("Membre d’une association agréée")));
    }
}
