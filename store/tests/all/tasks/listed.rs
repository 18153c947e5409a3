//! The list of tasks: what it shows of time, and that it comes anew when that changes.

use domain::listing::ListRow;
use domain::subject::Subject;
use domain::tasks::TASKS;
use domain::tasks::listing::{CLIENT, SPENT, TO_BILL};
use store::listing;
use testing::imports::taken_out;

use super::*;

async fn rows(access: &Access, query: &str) -> Vec<ListRow> {
    listing::page(access, Subject::Task, &TASKS.read_string(query)).await.unwrap().rows
}

on_each_database! {
    async fn a_list_shows_whose_a_task_is_and_what_was_spent(db: TestDb) {
        let owner = owner(&db).await;
        let nord = later(&db, &owner, 0);
        let roche = client(&nord, "Roche", "80").await;
        let (plan, other) = (task(&nord, "Plan", Some(roche)).await.id, task(&nord, "Relance", None).await.id);
        assert_eq!(rows(&nord, "").await.len(), 2);
        add(&nord, plan, "1:30").await;
        let found = rows(&nord, "q=roche").await;
        assert_eq!(found.iter().map(|row| row.id).collect::<Vec<_>>(), [plan.0]);
        assert_eq!((found[0].text(CLIENT), found[0].number(SPENT), found[0].number(TO_BILL)), ("Roche", Some(90), Some(90)));
        assert_eq!(rows(&nord, "time=to_bill").await.len(), 1);
        done!(nord, tasks::bill, roche, None).unwrap();
        assert_eq!(rows(&nord, "time=to_bill").await.len(), 0);
        done!(nord, tasks::step, &[other], TaskStep::Finish).unwrap();
        assert_eq!(rows(&nord, "").await.len(), 1, "what is done is not to do");
        assert_eq!(rows(&nord, "state=done").await[0].id, other.0);
    }

    async fn tasks_go_out_with_their_time_and_the_number_of_their_client(db: TestDb) {
        let owner = owner(&db).await;
        let nord = later(&db, &owner, 0);
        let roche = client(&nord, "Roche", "80").await;
        let plan = task(&nord, "Plan", Some(roche)).await.id;
        add(&nord, plan, "1:30").await;
        let text = taken_out(&nord, Subject::Task).await;
        for word in ["Plan", "En cours", "C-00001", "1:30"] {
            assert!(text.contains(word), "{word}: {text}");
        }
    }
}
