//! Contacts deactivated, thrown away and brought back, with what that makes of their clients.

use domain::state::Act;

use super::*;

async fn act(access: &Access, ids: &[ContactId], act: Act) -> StoreResult<Vec<(ContactId, ContactState)>> {
    done!(access, contacts::act, ids, act)
}

/// The ids of the contacts of a client, in the order of their names.
async fn people(access: &Access, client: &Client) -> Vec<ContactId> {
    let mut contacts = now(access, client).await.contacts;
    contacts.sort_by_key(domain::clients::Contact::display_name);
    contacts.into_iter().filter_map(|contact| contact.id).collect()
}

on_each_database! {
    async fn states_change_and_are_put_back(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let [ana, bob] = [create(&nord, &called("A", "")).await.unwrap().id, create(&nord, &called("B", "")).await.unwrap().id];
        let state = async |id| get(&nord, id).await.state;
        act(&nord, &[ana], Act::Deactivate).await.unwrap();
        let before = act(&nord, &[ana, bob, ana], Act::Delete).await.unwrap();
        assert_eq!(before, [(ana, ContactState::Inactive), (bob, ContactState::Active)]);
        assert_eq!(refused(act(&nord, &[ana], Act::Activate).await), Refusal::WrongState);
        let gone = get(&nord, ana).await;
        assert_eq!(refused(update(&nord, &gone, &called("C", "")).await), Refusal::Deleted);
        let roche = created(&nord, &named("Roche")).await;
        assert_eq!(refused(done!(nord, contacts::link, ana, plain(roche.id))), Refusal::Deleted);
        assert_eq!(refused(done!(nord, contacts::unlink, ana, roche.id)), Refusal::Deleted);
        done!(nord, contacts::put_back, &before).unwrap();
        assert_eq!((state(ana).await, state(bob).await), (ContactState::Inactive, ContactState::Active));
        act(&nord, &[ana, bob], Act::Activate).await.unwrap();
        assert_eq!(told(&nord, ana).await, [E::Created, E::Deactivated, E::Deleted, E::Restored, E::Activated]);
        assert_eq!(told(&nord, bob).await, [E::Created, E::Deleted, E::Restored]);
        let many = vec![ana; usize::from(contacts::MAX_CONTACTS) + 1];
        assert_eq!(refused(act(&nord, &many, Act::Deactivate).await), Refusal::TooMany { max: 10_000 });
        is_sound(&db).await;
    }

    async fn whom_a_client_needs_is_not_thrown_away(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let mut form = with("Roche", &[("Ana", ""), ("Bob", ""), ("Cyd", ""), ("Dan", "")]);
        form.contacts[1].is_billing = "on".into();
        form.contacts[2].is_dunning = "on".into();
        let roche = created(&nord, &form).await;
        let [ana, bob, cyd, dan] = people(&nord, &roche).await.try_into().unwrap();
        for (id, is_deletable) in [(ana, false), (bob, false), (cyd, false), (dan, true)] {
            assert_eq!(get(&nord, id).await.is_deletable(), is_deletable);
            let answer = act(&nord, &[id], Act::Delete).await;
            assert_eq!(answer.is_ok(), is_deletable);
        }
        assert_eq!(refused(act(&nord, &[dan, bob], Act::Delete).await), Refusal::ContactInUse);
        for id in [bob, cyd] {
            done!(nord, contacts::link, id, plain(roche.id)).unwrap();
        }
        // One that stands for the client goes with all the others, and no sooner.
        assert_eq!(refused(act(&nord, &[ana, bob], Act::Delete).await), Refusal::ContactInUse);
        let before = act(&nord, &[ana, bob, cyd], Act::Delete).await.unwrap();
        assert!(now(&nord, &roche).await.contacts.is_empty());
        is_sound(&db).await;
        done!(nord, contacts::put_back, &before).unwrap();
        assert_eq!((primary(&nord, &roche).await, people(&nord, &roche).await.len()), ("Ana".into(), 3));
        is_sound(&db).await;
    }

    async fn who_comes_back_is_linked_again_and_takes_nothing_from_the_others(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = created(&nord, &with("Roche", &[("Ana", "ana@x.example")])).await;
        let ana = people(&nord, &roche).await[0];
        act(&nord, &[ana], Act::Delete).await.unwrap();
        let told_client = activity::of_client(&nord.read(), roche.id, None, 1).await.unwrap();
        assert!(matches!(&told_client[0].event, Event::ClientUpdated { version: 2, changes } if changes[0].to.is_empty()));
        // Meanwhile somebody else stands for the client, and its form is saved.
        let mut form = back(&now(&nord, &roche).await);
        form.contacts = vec![person("Bob", "", "bob@x.example")];
        form.contacts[0].is_billing = "on".into();
        save(&nord, &now(&nord, &roche).await, &form).await.unwrap();
        act(&nord, &[ana], Act::Restore).await.unwrap();
        assert_eq!((primary(&nord, &roche).await, people(&nord, &roche).await.len()), ("Bob".into(), 2));
        let link = get(&nord, ana).await.links.remove(0);
        assert_eq!((link.is_primary, link.is_only), (false, false));
        assert_eq!(now(&nord, &roche).await.version, 4);
        is_sound(&db).await;
    }

    async fn an_email_that_another_has_by_now_keeps_one_from_coming_back(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let ana = create(&nord, &called("Ana", "ana@x.example")).await.unwrap();
        act(&nord, &[ana.id], Act::Delete).await.unwrap();
        let other = create(&nord, &called("Anna", "ANA@x.example")).await.unwrap();
        is_taken_by(act(&nord, &[ana.id], Act::Restore).await, "fields.email", "Anna");
        is_taken_by(done!(nord, contacts::put_back, &[(ana.id, ContactState::Inactive)]), "fields.email", "Anna");
        act(&nord, &[other.id], Act::Delete).await.unwrap();
        is_taken(act(&nord, &[ana.id, other.id], Act::Restore).await, "fields.email");
        act(&nord, &[ana.id], Act::Restore).await.unwrap();
        is_taken_by(create(&nord, &called("Bob", "ana@x.example")).await, "fields.email", "Ana");
        is_sound(&db).await;
    }

    async fn who_has_left_stands_for_nobody_while_another_is_there(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = created(&nord, &with("Roche", &[("Ana", ""), ("Bob", "")])).await;
        let [ana, bob] = people(&nord, &roche).await.try_into().unwrap();
        act(&nord, &[ana], Act::Deactivate).await.unwrap();
        assert_eq!(primary(&nord, &roche).await, "Bob");
        assert!(now(&nord, &roche).await.contacts[1].is_inactive);
        done!(nord, contacts::link, ana, NewLink { is_primary: true, ..plain(roche.id) }).unwrap();
        assert_eq!(primary(&nord, &roche).await, "Bob", "nor is made to");
        act(&nord, &[bob], Act::Deactivate).await.unwrap();
        assert_eq!(primary(&nord, &roche).await, "Bob", "there is nobody else");
        act(&nord, &[ana], Act::Activate).await.unwrap();
        assert_eq!(primary(&nord, &roche).await, "Ana");
        // Of a client that is thrown away nobody is needed, and another one takes the place.
        act_on(&nord, &roche, Act::Delete).await;
        act(&nord, &[ana], Act::Delete).await.unwrap();
        act_on(&nord, &roche, Act::Restore).await;
        assert_eq!(primary(&nord, &roche).await, "Bob");
        is_sound(&db).await;
    }
}
