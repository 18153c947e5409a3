//! A task's state.

use serde::{Deserialize, Serialize};

use crate::error::Refusal;
use crate::field::choices;
use crate::state::{Act, states};

choices! {
    /// How far a task has come.
    TaskState {
        /// Nobody has begun.
        #[default]
        ToDo = "to_do",
        /// Somebody is at it.
        InProgress = "in_progress",
        /// Done; something of its time may be to be invoiced.
        Done = "done",
        /// Done, and all its billable time is invoiced.
        Billed = "billed",
        /// Thrown away, restorable.
        Deleted = "deleted",
    }
}

states!(TaskState);

/// What somebody says of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskStep {
    /// It is begun.
    Start,
    /// It is done.
    Finish,
    /// It is not done after all.
    Reopen,
}

impl TaskState {
    /// The state after an act of the list. What is invoiced stays: whoever looks at the invoice finds what it was for.
    ///
    /// # Errors
    /// [`Refusal::WrongState`] where a state does not allow it.
    pub const fn after(self, act: Act) -> Result<Self, Refusal> {
        match (act, self) {
            (Act::Delete, Self::ToDo | Self::InProgress | Self::Done | Self::Deleted) => Ok(Self::Deleted),
            (Act::Restore, Self::Deleted) => Ok(Self::ToDo),
            (Act::Restore, _) => Ok(self),
            (Act::Delete | Act::Archive | Act::Activate | Act::Deactivate, _) => Err(Refusal::WrongState),
        }
    }

    /// The state after what somebody says. Saying what is so already is no mistake.
    ///
    /// # Errors
    /// [`Refusal::WrongState`] of what is thrown away.
    pub const fn stepped(self, step: TaskStep) -> Result<Self, Refusal> {
        match (step, self) {
            (_, Self::Deleted) => Err(Refusal::WrongState),
            (TaskStep::Finish, Self::Billed) => Ok(Self::Billed),
            (TaskStep::Finish, _) => Ok(Self::Done),
            (TaskStep::Start | TaskStep::Reopen, _) => Ok(Self::InProgress),
        }
    }

    /// The state once time is spent on it. A timer that starts says that it is not done; time that is entered later may have been spent
    /// before it was.
    ///
    /// # Errors
    /// [`Refusal::WrongState`] of what is thrown away.
    pub const fn worked(self, by_timer: bool) -> Result<Self, Refusal> {
        match self {
            Self::Deleted => Err(Refusal::WrongState),
            Self::Done | Self::Billed if !by_timer => Ok(self),
            Self::ToDo | Self::InProgress | Self::Done | Self::Billed => Ok(Self::InProgress),
        }
    }

    /// The state that follows from whether all its billable time is invoiced, and some there is.
    #[must_use]
    pub const fn settled(self, is_billed: bool) -> Self {
        match self {
            Self::Done if is_billed => Self::Billed,
            Self::Billed if !is_billed => Self::Done,
            other => other,
        }
    }

    /// Whether there is something left to do.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::ToDo | Self::InProgress)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_thrown_away_comes_back_and_what_is_invoiced_stays() {
        for &state in TaskState::ALL {
            let thrown_away = state.after(Act::Delete);
            let stays = state == TaskState::Billed;
            assert_eq!(thrown_away, if stays { Err(Refusal::WrongState) } else { Ok(TaskState::Deleted) }, "{state:?}");
            for act in [Act::Archive, Act::Activate, Act::Deactivate] {
                assert_eq!(state.after(act), Err(Refusal::WrongState));
            }
            assert!(state.after(Act::Restore).is_ok_and(TaskState::editable));
        }
        assert_eq!(TaskState::Deleted.after(Act::Restore), Ok(TaskState::ToDo));
        assert_eq!(TaskState::Done.after(Act::Restore), Ok(TaskState::Done));
    }

    #[test]
    fn a_task_goes_on_until_it_is_done() {
        use TaskState::{Billed, Deleted, Done, InProgress, ToDo};
        for (from, step, to) in [
            (ToDo, TaskStep::Start, InProgress),
            (ToDo, TaskStep::Finish, Done),
            (InProgress, TaskStep::Finish, Done),
            (Done, TaskStep::Finish, Done),
            (Billed, TaskStep::Finish, Billed),
            (Done, TaskStep::Reopen, InProgress),
            (Billed, TaskStep::Reopen, InProgress),
        ] {
            assert_eq!(from.stepped(step), Ok(to), "{from:?} {step:?}");
        }
        for step in [TaskStep::Start, TaskStep::Finish, TaskStep::Reopen] {
            assert_eq!(Deleted.stepped(step), Err(Refusal::WrongState));
        }
        assert_eq!((ToDo.worked(false), Done.worked(false)), (Ok(InProgress), Ok(Done)));
        assert_eq!(Done.worked(true), Ok(InProgress));
        assert_eq!(Deleted.worked(true), Err(Refusal::WrongState));
    }

    #[test]
    fn what_is_done_is_invoiced_once_all_its_time_is() {
        assert_eq!(TaskState::Done.settled(true), TaskState::Billed);
        assert_eq!(TaskState::Billed.settled(false), TaskState::Done);
        assert_eq!(TaskState::InProgress.settled(true), TaskState::InProgress);
        assert!(TaskState::ToDo.is_open() && !TaskState::Billed.is_open());
    }
}
