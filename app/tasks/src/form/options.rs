//! What the server tells the browser so that a task's form can be drawn.

use domain::ids::{ClientId, TaskId, UserId};
use domain::money::Currency;
use domain::tasks::TaskForm;
use serde::{Deserialize, Serialize};

/// Everything the form's page asks for, at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormStart {
    /// What it offers.
    pub options: FormOptions,
    /// The task being edited; nothing for a new one.
    pub editing: Option<Editing>,
}

/// A task as the form shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Editing {
    /// The task.
    pub id: TaskId,
    /// The version that the form was made from.
    pub version: i32,
    /// Its values, as typed.
    pub form: TaskForm,
}

/// What a form offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormOptions {
    /// Who may do it, and whoever does it already.
    pub members: Vec<(UserId, String)>,
    /// What its rate is in, unless another client is chosen.
    pub currency: Currency,
    /// Its client, with their name.
    pub client: Option<(ClientId, String)>,
    /// Whoever looks: a new task is theirs.
    pub me: Option<UserId>,
}

impl FormOptions {
    /// The form of a new task of this title, which may be empty. Work is billable unless somebody says that it is not.
    pub fn blank(&self, title: &str) -> TaskForm {
        let mut form = TaskForm::default();
        title.clone_into(&mut form.fields.title);
        "on".clone_into(&mut form.fields.billable);
        self.currency.as_str().clone_into(&mut form.fields.currency);
        form.fields.client = self.client.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default();
        form.fields.owner = self.me.map(|me| me.to_string()).unwrap_or_default();
        form
    }

    /// Who is offered.
    pub fn owners(&self) -> Vec<(String, String)> {
        self.members.iter().map(|(id, name)| (id.to_string(), name.clone())).collect()
    }

    /// The words for the id of a user.
    pub fn name_of(&self, id: &str) -> Option<String> {
        self.members.iter().find(|(member, _)| member.to_string() == id).map(|(_, name)| name.clone())
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_new_task_is_billable_and_of_whoever_creates_it() {
        let me = UserId(Uuid::from_u128(7));
        let client = Some((ClientId(Uuid::from_u128(1)), "Ateliers Roche".to_owned()));
        let members = vec![(me, "Claire".into())];
        let options = FormOptions { members, currency: Currency::EUR, client, me: Some(me) };
        let form = options.blank("Relevé");
        assert_eq!((form.fields.title.as_str(), form.fields.billable.as_str()), ("Relevé", "on"));
        assert_eq!((form.fields.owner, form.fields.client), (me.to_string(), Uuid::from_u128(1).to_string()));
        assert_eq!((options.name_of(&me.to_string()).as_deref(), options.name_of("x")), (Some("Claire"), None));
    }
}
