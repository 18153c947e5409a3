//! Saved views: whose they are, who sees them, and what remains of them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use chrono::TimeDelta;
use domain::access::Role;
use domain::clients::CLIENTS;
use domain::error::{FieldError, Refusal};
use domain::format::Language;
use domain::ids::{SavedViewId, UserId};
use domain::listing::ListLook;
use domain::saved_views::{Asked, MAX_FAVOURITES, MAX_VIEWS, NewView, SavedView, ViewContent};
use domain::subject::Subject;
use domain::text::Text;
use store::{Access, StoreError, StoreResult, accounts, frame, members, saved_views};
use testing::people::{OWNER, account, noon};
use testing::{TestDb, on_each_database};

const COLLEAGUE: &str = "paul@nord.example";

/// A company with its owner and a colleague.
async fn two(db: &TestDb, role: Role) -> (Access, Access, UserId) {
    let (company, _) = db.set_up().await;
    let colleague =
        accounts::add_user(&db.database, company, &account(COLLEAGUE), role, Language::French, noon()).await.unwrap();
    let (_, claire) = db.sign_in(OWNER, noon()).await;
    let (_, paul) = db.sign_in(COLLEAGUE, noon()).await;
    (db.access(&claire), db.access(&paul), colleague)
}

fn named(name: &str) -> NewView {
    let kept = ViewContent { asked: Asked::parse("q=roche&state=all").unwrap(), look: None };
    NewView { subject: Subject::Client, name: Text::parse(name).unwrap(), is_shared: false, is_favourite: false, kept }
}

fn shared(name: &str) -> NewView {
    NewView { is_shared: true, ..named(name) }
}

/// Calls a verb in a transaction of its own.
macro_rules! done {
    ($access:expr, $verb:ident $(, $argument:expr)*) => {{
        let tx = $access.begin().await.unwrap();
        let answer = saved_views::$verb(&tx $(, $argument)*).await;
        if answer.is_ok() {
            tx.commit().await.unwrap();
        }
        answer
    }};
}

async fn names(access: &Access) -> Vec<String> {
    listed(access).await.into_iter().map(|view| view.name).collect()
}

async fn listed(access: &Access) -> Vec<SavedView> {
    saved_views::list(&access.read(), Subject::Client).await.unwrap()
}

/// The favourites at the heads of the lists and the opened view, as a page knows them from the start.
async fn of_page(access: &Access, opened: Option<SavedViewId>) -> (Vec<SavedView>, Option<SavedView>) {
    let frame = frame::of(access, opened).await.unwrap();
    (frame.favourites, frame.opened)
}

fn not_found<T: std::fmt::Debug>(answer: StoreResult<T>) {
    assert!(matches!(answer, Err(StoreError::NotFound)), "{answer:?}");
}

fn forbidden<T: std::fmt::Debug>(answer: StoreResult<T>) {
    assert!(matches!(answer, Err(StoreError::Forbidden)), "{answer:?}");
}

fn taken(answer: StoreResult<SavedView>) {
    assert!(
        matches!(&answer, Err(StoreError::Invalid(errors)) if errors.at("name") == Some(&FieldError::Taken)),
        "{answer:?}"
    );
}

on_each_database! {
    async fn a_view_keeps_what_it_was_saved_with(db: TestDb) {
        let (claire, _, _) = two(&db, Role::Sales).await;
        let look = ListLook::read(&CLIENTS, "number.city~12:compact").written(&CLIENTS);
        let kept = ViewContent { asked: Asked::parse("q=a%20b&sort=balance&dir=desc").unwrap(), look: Some(look.clone()) };
        let new = NewView { kept, is_favourite: true, ..shared("À relancer") };
        let saved = done!(claire, create, new).unwrap();
        assert_eq!((saved.name.as_str(), saved.asked.as_str()), ("À relancer", "q=a%20b&sort=balance&dir=desc"));
        assert_eq!(saved.look, Some(look));
        assert!(saved.is_mine && saved.is_shared && saved.is_favourite);
        assert_eq!(listed(&claire).await, std::slice::from_ref(&saved));
        let renamed = done!(claire, rename, saved.id, Text::parse("Relances").unwrap()).unwrap();
        let updated = done!(claire, update, Subject::Client, saved.id, ViewContent::default()).unwrap();
        assert_eq!((renamed.name.as_str(), updated.name.as_str()), ("Relances", "Relances"));
        assert_eq!((updated.asked.as_str(), updated.look), ("", None));
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn a_view_is_one_of_its_own_list(db: TestDb) {
        let (claire, _, _) = two(&db, Role::Sales).await;
        let view = done!(claire, create, named("À relancer")).unwrap();
        assert_eq!(view.subject, Subject::Client);
        for other in [Subject::Contact, Subject::Product] {
            not_found(done!(claire, update, other, view.id, ViewContent::default()));
            assert_eq!(saved_views::list(&claire.read(), other).await.unwrap(), []);
        }
        assert_eq!(listed(&claire).await, [view]);
    }

    async fn a_private_view_is_as_if_it_were_not_there(db: TestDb) {
        let (claire, paul, _) = two(&db, Role::Admin).await;
        let mine = done!(claire, create, named("À moi")).unwrap();
        assert_eq!(names(&paul).await, [""; 0]);
        assert_eq!(of_page(&paul, Some(mine.id)).await, (vec![], None));
        not_found(done!(paul, rename, mine.id, Text::parse("X").unwrap()));
        not_found(done!(paul, update, Subject::Client, mine.id, ViewContent::default()));
        not_found(done!(paul, share, mine.id, true));
        not_found(done!(paul, favour, mine.id, true));
        not_found(done!(paul, remove, mine.id));
        not_found(done!(paul, restore, mine.id));
        // Nor has another company, nor the command line, which is nobody.
        let sud = db.empty_company("Sud").await;
        let all = done!(claire, share, mine.id, true).unwrap();
        not_found(done!(sud, remove, all.id));
        not_found(done!(sud, restore, all.id));
        not_found(done!(sud, create, named("X")));
        assert_eq!(names(&sud).await, [""; 0]);
        assert_eq!(names(&paul).await, ["À moi"]);
    }

    async fn a_shared_view_is_everybodys_to_open_and_its_owners_to_change(db: TestDb) {
        let (claire, paul, _) = two(&db, Role::Sales).await;
        let view = done!(claire, create, shared("Pour tous")).unwrap();
        let theirs = listed(&paul).await;
        assert_eq!(theirs, [SavedView { is_mine: false, ..view.clone() }]);
        forbidden(done!(paul, rename, view.id, Text::parse("X").unwrap()));
        forbidden(done!(paul, update, Subject::Client, view.id, ViewContent::default()));
        forbidden(done!(paul, share, view.id, false));
        forbidden(done!(paul, remove, view.id));
        forbidden(done!(paul, restore, view.id));
        // Favourites are each reader's own.
        assert!(done!(paul, favour, view.id, true).unwrap().is_favourite);
        assert!(!listed(&claire).await[0].is_favourite);
        assert_eq!(of_page(&paul, None).await.0.len(), 1);
        // Whoever sets the company up may change and delete what others share, but not make it private.
        let of_paul = done!(paul, create, shared("De Paul")).unwrap();
        done!(claire, rename, of_paul.id, Text::parse("De Paul, revue").unwrap()).unwrap();
        forbidden(done!(claire, share, of_paul.id, false));
        done!(claire, remove, of_paul.id).unwrap();
        // Kept to its owner again, it is nobody else's favourite.
        done!(claire, share, view.id, false).unwrap();
        assert_eq!(of_page(&paul, Some(view.id)).await, (vec![], None));
        done!(claire, share, view.id, true).unwrap();
        assert!(!listed(&paul).await[0].is_favourite);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn who_changes_no_clients_shares_no_views(db: TestDb) {
        let (_, paul, _) = two(&db, Role::ReadOnly).await;
        forbidden(done!(paul, create, shared("X")));
        let mine = done!(paul, create, named("X")).unwrap();
        forbidden(done!(paul, share, mine.id, true));
        done!(paul, update, Subject::Client, mine.id, ViewContent::default()).unwrap();
        done!(paul, remove, mine.id).unwrap();
    }

    async fn a_name_stands_once_among_ones_own_and_once_among_the_shared(db: TestDb) {
        let (claire, paul, _) = two(&db, Role::Sales).await;
        let mine = done!(claire, create, named("Été")).unwrap();
        taken(done!(claire, create, named("ete")));
        let all = done!(claire, create, shared("Été")).unwrap();
        done!(paul, create, named("Été")).unwrap();
        taken(done!(paul, create, shared("ÉTÉ")));
        taken(done!(claire, share, mine.id, true));
        taken(done!(claire, share, all.id, false));
        let other = done!(claire, create, named("Autre")).unwrap();
        taken(done!(claire, rename, other.id, Text::parse("été").unwrap()));
        // Its own name in other letters is free, and so is that of a deleted one: then it does not come back.
        done!(claire, rename, mine.id, Text::parse("ÉTÉ").unwrap()).unwrap();
        done!(claire, remove, mine.id).unwrap();
        done!(claire, rename, other.id, Text::parse("été").unwrap()).unwrap();
        taken(done!(claire, restore, mine.id));
    }

    async fn a_deleted_view_comes_back_as_it_was_for_a_day(db: TestDb) {
        let (claire, paul, _) = two(&db, Role::Sales).await;
        let view = done!(claire, create, shared("Pour tous")).unwrap();
        done!(paul, favour, view.id, true).unwrap();
        done!(claire, remove, view.id).unwrap();
        assert_eq!(names(&claire).await, [""; 0]);
        assert_eq!(of_page(&paul, Some(view.id)).await, (vec![], None));
        not_found(done!(claire, rename, view.id, Text::parse("X").unwrap()));
        not_found(done!(claire, favour, view.id, true));
        not_found(done!(claire, remove, view.id));
        assert_eq!(done!(claire, restore, view.id).unwrap(), view);
        assert_eq!(done!(claire, restore, view.id).unwrap(), view, "twice is as once");
        assert!(listed(&paul).await[0].is_favourite);
        done!(claire, remove, view.id).unwrap();
        let late = noon() + TimeDelta::hours(25);
        let (_, session) = db.sign_in(OWNER, late).await;
        let later = session.access(db.database.clone(), late).unwrap();
        let other = done!(later, create, named("Autre")).unwrap();
        done!(later, remove, other.id).unwrap();
        not_found(done!(later, restore, view.id));
        done!(later, restore, other.id).unwrap();
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn favourites_come_first_and_the_page_knows_five(db: TestDb) {
        let (claire, _, _) = two(&db, Role::Sales).await;
        for name in ["b", "c 10", "c 9", "d", "e", "f"] {
            done!(claire, create, NewView { is_favourite: true, ..named(name) }).unwrap();
        }
        let plain = done!(claire, create, named("a")).unwrap();
        assert_eq!(names(&claire).await, ["b", "c 9", "c 10", "d", "e", "f", "a"]);
        let (favourites, opened) = of_page(&claire, Some(plain.id)).await;
        assert_eq!(favourites.iter().map(|view| view.name.as_str()).collect::<Vec<_>>(), ["b", "c 9", "c 10", "d", "e"]);
        assert_eq!(opened, Some(plain));
        let nobody = SavedViewId(uuid::Uuid::now_v7());
        assert_eq!(of_page(&claire, Some(nobody)).await.1, None);
    }

    async fn there_are_limits(db: TestDb) {
        let (claire, _, _) = two(&db, Role::Sales).await;
        for number in 0..MAX_VIEWS {
            let new = NewView { is_favourite: number < MAX_FAVOURITES, ..named(&format!("Vue {number}")) };
            done!(claire, create, new).unwrap();
        }
        let refused = |answer: StoreResult<SavedView>, most| {
            assert!(matches!(answer, Err(StoreError::Refused(Refusal::TooMany { max })) if max == most), "{answer:?}");
        };
        refused(done!(claire, create, named("De trop")), MAX_VIEWS);
        let all = listed(&claire).await;
        let last = all.last().unwrap().id;
        refused(done!(claire, favour, last, true), MAX_FAVOURITES);
        done!(claire, remove, last).unwrap();
        done!(claire, create, named("De trop")).unwrap();
        refused(done!(claire, restore, last), MAX_VIEWS);
    }

    async fn who_leaves_takes_the_private_views_along_and_leaves_the_shared_ones(db: TestDb) {
        let (claire, paul, colleague) = two(&db, Role::Sales).await;
        done!(paul, create, NewView { is_favourite: true, ..named("À Paul") }).unwrap();
        let all = done!(paul, create, shared("Pour tous")).unwrap();
        done!(paul, favour, all.id, true).unwrap();
        done!(claire, favour, all.id, true).unwrap();
        let tx = claire.begin().await.unwrap();
        members::remove(&tx, colleague).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(names(&claire).await, ["Pour tous"]);
        assert!(listed(&claire).await[0].is_favourite);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
        done!(claire, remove, all.id).unwrap();
    }

    async fn verify_finds_what_should_not_be(db: TestDb) {
        let (claire, paul, _) = two(&db, Role::Sales).await;
        let all = done!(claire, create, shared("Pour tous")).unwrap();
        done!(paul, favour, all.id, true).unwrap();
        for (wrong, right, invariant) in [
            ("name_folded = 'x'", "name_folded = 'pour tous'", 7),
            ("name = ''", "name = 'Pour tous'", 8),
            ("asked = 'q=<'", "asked = ''", 8),
            ("look = 'colour:loud'", "look = NULL", 8),
            ("subject = 'submarine'", "subject = 'client'", 8),
            // Paul has it as a favourite.
            ("is_shared = false", "is_shared = true", 5),
        ] {
            db.corrupt(&format!("UPDATE saved_views SET {wrong}")).await;
            let found = store::verify::run(&db.database).await.unwrap();
            assert_eq!(found.iter().map(|found| found.invariant).collect::<Vec<_>>(), [invariant], "{wrong}");
            db.corrupt(&format!("UPDATE saved_views SET {right}")).await;
        }
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }
}
