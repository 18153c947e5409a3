//! What no page sends, or what somebody types by mistake: a clear answer beside its cause.

use domain::billing::lines::MAX_LINES;
use domain::state::Act;

use super::*;

on_each_database! {
    async fn what_cannot_be_is_told_beside_its_cause(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let wrong = async |change: &dyn Fn(&mut DocumentForm)| {
            let mut typed = form(roche, &[line("A", "1", "10")]);
            change(&mut typed);
            invalid(create(&nord, K::Invoice, typed).await).0.into_iter().map(|(path, _)| path).collect::<Vec<_>>()
        };
        assert_eq!(wrong(&|typed| typed.lines[0].price = format!("1{}", "0".repeat(20))).await, ["lines[0].price"]);
        assert_eq!(wrong(&|typed| typed.lines[0].quantity = "9".repeat(12)).await, ["lines[0].quantity"]);
        assert_eq!(wrong(&|typed| typed.lines[0].quantity = "-1".into()).await, ["lines[0].quantity"], "no invoice is below zero");
        assert_eq!(wrong(&|typed| typed.lines[0].vat = "200".into()).await, ["lines[0].vat"]);
        assert_eq!(wrong(&|typed| typed.lines[0].vat = String::new()).await, ["lines[0].vat"], "there is no usual one");
        assert_eq!(wrong(&|typed| typed.fields.date = "2026-02-31".into()).await, ["fields.date"]);
        assert_eq!(wrong(&|typed| typed.fields.currency = "CAD".into()).await, ["fields.currency"]);
        assert_eq!(wrong(&|typed| typed.fields.discount = "200 %".into()).await, ["fields.discount"]);
        assert_eq!(wrong(&|typed| typed.fields.title = "a\u{0}b".into()).await, ["fields.title"]);
        let many = vec![line("A", "1", "10"); MAX_LINES as usize + 1];
        assert_eq!(wrong(&|typed| typed.lines.clone_from(&many)).await, ["lines"]);
        let template = invalid(create(&nord, K::Recurring, form(roche, &[line("A", "1", "10")])).await);
        assert_eq!(template.0.len(), 2, "how often, and from when: {template:?}");
        assert_eq!(wrong(&|typed| typed.fields.repeat_every = "1".into()).await, ["fields.repeat_every"]);
        is_sound(&db).await;
    }

    async fn as_many_lines_as_may_be_are_kept(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let made = create(&nord, K::Invoice, form(roche, &vec![line("A", "1", "0.01"); MAX_LINES as usize])).await.unwrap();
        let issued = issue(&nord, made.id).await.unwrap();
        assert_eq!((issued.totals.net_minor, issued.new.lines.len()), (5_000, MAX_LINES as usize));
        assert_eq!(read(&nord, &made).await, issued);
        is_sound(&db).await;
    }

    async fn a_client_who_is_put_away_buys_nothing(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let draft = create(&nord, K::Invoice, form(roche, &[line("A", "1", "10")])).await.unwrap();
        let order = issued(&nord, K::Order, roche, &[line("A", "1", "10")]).await;
        let gone = FieldErrors::one("fields.client", FieldError::Unknown);
        for act in [Act::Archive, Act::Delete] {
            done!(nord, clients::act, &[roche], act).unwrap();
            assert_eq!(invalid(create(&nord, K::Quote, form(roche, &[line("A", "1", "10")])).await), gone);
            assert_eq!(invalid(issue(&nord, draft.id).await), gone);
            assert_eq!(invalid(make(&nord, &[&order], K::Invoice).await), gone);
        }
        done!(nord, clients::act, &[roche], Act::Restore).unwrap();
        assert_eq!(issue(&nord, draft.id).await.unwrap().number.unwrap(), "F-2026-0001");
        is_sound(&db).await;
    }

    async fn what_has_nothing_in_it_is_not_issued(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let words = LineForm { kind: "text".into(), description: "Merci".into(), ..LineForm::default() };
        let empty = create(&nord, K::Invoice, form(roche, &[words])).await.unwrap();
        assert_eq!(refused(issue(&nord, empty.id).await), Refusal::NothingInIt);
        step(&nord, &empty, Step::Delete).await.unwrap();
        assert_eq!(refused(issue(&nord, empty.id).await), Refusal::WrongState);
        assert_eq!(refused(save(&nord, &empty, form(roche, &[line("A", "1", "1")])).await), Refusal::Deleted);
        step(&nord, &empty, Step::Restore).await.unwrap();
        let saved = save(&nord, &empty, form(roche, &[line("A", "0", "10")])).await.unwrap();
        let free = issue(&nord, saved.id).await.unwrap();
        assert_eq!((free.totals.due_minor, free.number.as_deref()), (0, Some("F-2026-0001")), "free of charge");
        assert_eq!(told(&nord, &empty).await.len(), 5);
        is_sound(&db).await;
    }
}
