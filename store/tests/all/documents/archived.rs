//! Documents that are put aside: out of their lists unless one asks for them, and back; nothing else changes.

use domain::billing::state::ShownState as Said;
use domain::documents::listing::recurring::RECURRING;
use domain::documents::listing::{INVOICES, QUOTES, STATE};
use domain::listing::Listing;
use domain::state::Act;
use store::listing;

use super::*;

/// The states of what a list shows.
async fn shown(access: &Access, of: &'static Listing, query: &str) -> Vec<String> {
    let page = listing::page(access, of.subject, &of.read_string(query)).await.unwrap();
    page.rows.iter().map(|row| row.text(STATE).to_owned()).collect()
}

async fn act(access: &Access, of: &[&Document], act: Act) -> StoreResult<Vec<Said>> {
    let ids: Vec<DocumentId> = of.iter().map(|document| document.id).collect();
    Ok(done!(access, documents::act, &ids, act)?.into_iter().map(|(_, said)| said).collect())
}

on_each_database! {
    async fn what_is_put_aside_leaves_its_list_and_comes_back_as_it_was(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let roche = client(&nord, "Roche").await;
        let refused_one = issued(&nord, K::Quote, roche, &[line("A", "1", "10")]).await;
        step(&nord, &refused_one, Step::Refuse).await.unwrap();
        let waiting = issued(&nord, K::Quote, roche, &[line("B", "1", "20")]).await;
        let draft = create(&nord, K::Quote, form(roche, &[line("C", "1", "30")])).await.unwrap();
        let changes = read(&nord, &refused_one).await;

        // All or none: an offer that waits for its answer stays where it is seen, and so does a draft.
        for open in [&waiting, &draft] {
            assert_eq!(refused(act(&nord, &[&refused_one, open], Act::Archive).await), Refusal::WrongState);
        }
        assert_eq!(shown(&nord, &QUOTES, "").await.len(), 3);
        assert_eq!(act(&nord, &[&refused_one], Act::Archive).await.unwrap(), [Said::Refused]);
        assert_eq!(act(&nord, &[&refused_one], Act::Archive).await.unwrap(), [Said::Archived], "pressed twice");
        assert_eq!(shown(&nord, &QUOTES, "").await.len(), 2);
        assert_eq!(shown(&nord, &QUOTES, "state=archived").await, ["archived"]);
        let aside = read(&nord, &refused_one).await;
        assert!(aside.archived && aside.state == S::Refused && aside.version == changes.version);
        let of_client = documents::of_client(&nord.read(), roche, &[Subject::Quote], 10).await.unwrap();
        assert_eq!(of_client.iter().filter(|row| row.state == Said::Archived).count(), 1, "its client still tells of it");
        not_found(act(&sud, &[&refused_one], Act::Restore).await);

        assert_eq!(act(&nord, &[&refused_one], Act::Restore).await.unwrap(), [Said::Archived]);
        assert_eq!(read(&nord, &refused_one).await.shown(today()), Said::Refused);
        let told = told(&nord, &refused_one).await;
        assert_eq!(told[told.len() - 2..], [E::Archived, E::Unarchived]);
        // What was thrown away and what was put aside come back together.
        act(&nord, &[&refused_one], Act::Archive).await.unwrap();
        act(&nord, &[&draft], Act::Delete).await.unwrap();
        let before = act(&nord, &[&refused_one, &draft], Act::Restore).await.unwrap();
        assert_eq!(before, [Said::Archived, Said::Deleted]);
        assert_eq!(shown(&nord, &QUOTES, "state=draft,refused").await.len(), 2);
        is_sound(&db).await;
    }

    async fn what_is_owed_again_is_seen_again(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let invoice = issued(&nord, K::Invoice, roche, &[line("A", "1", "100")]).await;
        assert_eq!(refused(act(&nord, &[&invoice], Act::Archive).await), Refusal::WrongState, "it is owed");
        let paid = done!(nord, store::payments::mark_paid, &[invoice.id]).unwrap().remove(0);
        assert_eq!(act(&nord, &[&invoice], Act::Archive).await.unwrap(), [Said::Paid]);
        assert_eq!(shown(&nord, &INVOICES, "").await, [""; 0]);
        done!(nord, store::payments::reverse, paid).unwrap();
        assert_eq!(shown(&nord, &INVOICES, "").await.len(), 1);
        is_sound(&db).await;
    }

    async fn a_template_is_put_aside_once_it_has_ended(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let mut typed = form(roche, &[line("Hébergement", "1", "80")]);
        typed.fields.repeat_every = "1".into();
        typed.fields.repeat_unit = "months".into();
        typed.fields.repeat_from = "2027-01-01".into();
        let template = create(&nord, K::Recurring, typed).await.unwrap();
        step(&nord, &template, Step::Start).await.unwrap();
        assert_eq!(refused(act(&nord, &[&template], Act::Archive).await), Refusal::WrongState);
        step(&nord, &template, Step::End).await.unwrap();
        assert_eq!(act(&nord, &[&template], Act::Archive).await.unwrap(), [Said::Ended]);
        let listed = async |query: &str| {
            let page = listing::page(&nord, Subject::Recurring, &RECURRING.read_string(query)).await.unwrap();
            page.rows.len()
        };
        assert_eq!((listed("").await, listed("state=archived").await), (0, 1));
    }
}
