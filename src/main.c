#include "base/arena.h"
#include "base/ending.h"
#include "command/command.h"

int main(int argc, char **argv)
{
	arena_begin();
	ending_catch();
	return command_main(argc, argv);
}
