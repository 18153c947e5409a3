//! That expenses are paid: said, told in a toast, and taken back from it.

use domain::ids::ExpenseId;
use domain::subject::Subject;
use leptos::task::spawn_local;

use crate::api::{pay_expenses, take_back_pay};
use engines::listing::acts::{announce, in_batches, undone};
use kit::ui::ToastStack;
use kit::words::{self, Locale, integer, td_string};

/// Says that expenses were paid today.
pub async fn pay(l: Locale, toasts: ToastStack, ids: Vec<ExpenseId>) {
    let send = async |some: Vec<ExpenseId>| pay_expenses(some.into_iter().collect()).await;
    let (paid, refused) = in_batches(&ids, send).await;
    match (&refused, paid.is_empty()) {
        // Somebody else has said so before.
        (None, true) => toasts.good(said(l, ids.len())),
        (_, false) => toasts.undoable(l, said(l, paid.len()), move || take_back(l, toasts, paid.clone())),
        (Some(_), true) => {}
    }
    if let Some(error) = refused {
        toasts.bad(words::value_error(l, &error));
    }
    announce(Subject::Expense);
}

fn said(l: Locale, count: usize) -> String {
    match count {
        1 => td_string!(l, expenses.paid_one).to_owned(),
        many => td_string!(l, expenses.paid_many, count = integer(many as u64)).to_string(),
    }
}

fn take_back(l: Locale, toasts: ToastStack, paid: Vec<(ExpenseId, i32)>) {
    spawn_local(async move {
        let send = async |some: Vec<(ExpenseId, i32)>| {
            take_back_pay(some.into_iter().collect()).await.map(|()| Vec::<()>::new())
        };
        match in_batches(&paid, send).await.1 {
            None => undone(l, toasts),
            Some(error) => toasts.bad(words::value_error(l, &error)),
        }
        announce(Subject::Expense);
    });
}
